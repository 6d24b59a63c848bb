package io.github.keycloaksspr.tests;

import static io.github.keycloaksspr.tests.RegistrationWalk.at;
import static io.github.keycloaksspr.tests.RegistrationWalk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Existing;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.StepUp;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.testframework.util.ApiUtil;

/** Registration at sign-in, by users themselves (spec R1 to R7, P7, P8, P19). */
class RegistrationTest {

  private static final String NEW = "New-Passw0rd!";
  private static final int DAY = (int) Duration.ofDays(1).toSeconds();

  /** Returns a policy that requires registration. */
  static String policy(int gates, String methods, String registration) {
    return """
    {"scope":"all","gates":%d,"methods":%s,
     "registration":%s,
     "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"],"perDestination":100}}
    """
        .formatted(gates, methods, registration);
  }

  static String required(int gates, String methods) {
    return policy(gates, methods, "{\"required\":true}");
  }

  /** What the tests below have in common. */
  abstract static class Base extends CorpTest {
    RegistrationWalk register;

    @Override
    String policy() {
      return required(1, "[\"email\",\"questions\"]");
    }

    @BeforeEach
    void beginTheWalk() {
      register = new RegistrationWalk(corp, mails);
    }

    List<String> methods(Person person) {
      return corp.sspr()
          .get("users/" + person.id() + "/methods")
          .orFail()
          .body()
          .findValuesAsText("type");
    }

    /** Creates a user who has an address registered and has confirmed it. */
    Person settled(String nickname) {
      Person person = corp.unregistered(nickname);
      Page overview = register.toOverview(new Browserless(), person);
      Page enough = register.registerEmail(overview, person.alternate());
      at(Step.SIGNED_IN, register.press(enough, "finish"));
      mails.next(person.address());
      return person;
    }
  }

  @Nested
  class TheFirstSignIn extends Base {

    @Test
    void leadsToTheRegistrationAndThenIntoTheApplication() {
      Person anna = corp.unregistered("anna");
      Browserless visitor = new Browserless();

      Page overview = register.toOverview(visitor, anna);
      assertThat(reason(overview)).hasValueSatisfying(text -> assertThat(text).contains("forget"));
      assertThat(overview.text()).contains("0 of 1 set up");
      Page enough = register.registerEmail(overview, anna.alternate());
      assertThat(enough.text()).contains("You have enough", "an***@private.example");
      at(Step.SIGNED_IN, register.press(enough, "finish"));

      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finish", "confirm", "postpone", "cancel-aia", "remove", "back"})
    void hasNoWayRound(String button) {
      Person anna = corp.unregistered("anna");
      Page overview = register.toOverview(new Browserless(), anna);
      assertThat(overview.has("#sspr-cancel, #sspr-finish, #sspr-confirm, #sspr-postpone"))
          .isFalse();

      at(Step.REGISTER, register.press(overview, button));

      assertThat(corp.signsIn(anna, anna.password())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"office-call", "mobile-text", "totp", "none", ""})
    void offersNoMethodThatThePolicyDoesNotHave(String method) {
      Page overview = register.toOverview(new Browserless(), corp.unregistered("anna"));

      Page answer = register.method(overview, method);

      at(Step.REGISTER, answer);
      assertThat(answer.text()).contains("Choose one of these ways.");
    }

    @Test
    void storesNothingBeforeTheCodeIsRight() {
      Person anna = corp.unregistered("anna");
      Page overview = register.toOverview(new Browserless(), anna);
      Page code =
          register
              .method(overview, "email")
              .form("sspr-destination-form")
              .with("destination", anna.alternate())
              .submit();
      String right = mails.nextCode(anna.alternate());

      Page wrong = code.form("sspr-code-form").with("code", Codes.otherThan(right)).submit();

      at(Step.CODE, wrong);
      assertThat(methods(anna)).isEmpty();
      at(Step.REGISTER, wrong.form("sspr-code-form").with("code", right).submit());
      assertThat(methods(anna)).containsExactly("sspr-email");
    }

    @Test
    void takesQuestionsWithTheirRules() {
      Person anna = corp.unregistered("anna");
      Page overview = register.toOverview(new Browserless(), anna);
      Page page = register.method(overview, "questions");
      Form form = RegistrationWalk.answered(page);

      Page twice = form.with("answer2", RegistrationWalk.answer(1)).submit();
      assertThat(twice.element("#input-error-answer2").text()).contains("already");
      assertThat(twice.element("#answer3").val()).isEqualTo(RegistrationWalk.answer(3));
      Page same =
          RegistrationWalk.answered(twice)
              .with("question2", page.element("#question1 option:nth-child(2)").val())
              .submit();
      assertThat(same.has("#input-error-question2")).isTrue();
      Page foreign = RegistrationWalk.answered(same).with("question1", "custom:none").submit();
      assertThat(foreign.has("#input-error-question1")).isTrue();
      Page shorter = RegistrationWalk.answered(foreign).with("answer1", "ab").submit();
      assertThat(shorter.has("#input-error-answer1")).isTrue();
      assertThat(methods(anna)).isEmpty();

      at(Step.REGISTER, RegistrationWalk.answered(shorter).submit());
      assertThat(methods(anna)).containsExactly("sspr-security-questions");
    }

    @Test
    void isNotKeptFromAClientThatTradesPasswordsForTokens() {
      Person anna = corp.unregistered("anna");

      assertThat(corp.tokenOf(anna)).startsWith("ey");
    }

    @Test
    void letsInWhoCannotHelpThemselves() {
      corp.setUp(required(1, "[\"office-call\"]"));

      assertThat(corp.signsIn(corp.unregistered("anna"), "Old-Passw0rd!")).isTrue();
    }

    @Test
    void letsInEverybodyWhileNoCodeCanBeSent() {
      corp.setUp(required(1, "[\"email\"]"));
      RealmRepresentation settings = corp.admin().toRepresentation();
      Map<String, String> server = settings.getSmtpServer();
      settings.setSmtpServer(Map.of());
      corp.admin().update(settings);

      boolean signsIn = corp.signsIn(corp.unregistered("anna"), "Old-Passw0rd!");

      settings.setSmtpServer(server);
      corp.admin().update(settings);
      assertThat(signsIn).isTrue();
    }

    @Test
    void isNotAskedOfWhoIsOutOfScope() {
      corp.setUp(
          policy().replace("\"scope\":\"all\"", "\"scope\":\"selected\",\"groups\":[\"/staff\"]"));

      assertThat(corp.signsIn(corp.unregistered("anna"), "Old-Passw0rd!")).isTrue();
    }
  }

  @Nested
  class AnAttack extends Base {

    /** Returns a form of the registration with everything in it right. */
    private Form right(String page, Person person) {
      Page overview = register.toOverview(new Browserless(), person);
      return switch (page) {
        case "overview" -> overview.form("sspr-register-form").and("method", "email");
        case "questions" -> RegistrationWalk.answered(register.method(overview, "questions"));
        case "destination" ->
            register
                .method(overview, "email")
                .form("sspr-destination-form")
                .with("destination", person.alternate());
        default -> {
          Page code =
              register
                  .method(overview, "email")
                  .form("sspr-destination-form")
                  .with("destination", person.alternate())
                  .submit();
          yield code.form("sspr-code-form").with("code", mails.nextCode(person.alternate()));
        }
      };
    }

    @ParameterizedTest
    @CsvSource({
      "overview,method",
      "destination,destination",
      "code,code",
      "questions,question1",
      "questions,answer5",
    })
    void withAFieldMissingDoubledOrHugeStoresNothing(String page, String field) {
      for (UnaryOperator<Form> bent :
          List.<UnaryOperator<Form>>of(
              form -> form.without(field),
              form -> form.and(field, "x"),
              form -> form.with(field, ""),
              form -> form.with(field, "x".repeat(100_000)),
              form -> form.without(field).and(field + "[]", "x"))) {
        Person anna = corp.unregistered("anna");
        Page answer = bent.apply(right(page, anna)).submit();

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.has("#signed-in")).isFalse();
        assertThat(methods(anna)).isEmpty();
      }
    }

    @Test
    void fromAnotherSessionStoresNothing() {
      Person anna = corp.unregistered("anna");
      Form code = right("code", anna);

      Page answer = code.by(new Browserless()).submit();

      assertThat(answer.has("#sspr-register")).isFalse();
      assertThat(methods(anna)).isEmpty();
    }

    @Test
    void withTheCodeOfAnotherUserStoresNothing() {
      Person anna = corp.unregistered("anna");
      Form hers = right("code", anna);
      Form mine = right("code", corp.unregistered("mallory"));
      String code = mine.fields().value("code").orElseThrow();

      at(Step.CODE, hers.with("code", code).submit());

      assertThat(methods(anna)).isEmpty();
    }

    @Test
    void sendsNoMoreThanTheLimitsAllow() {
      corp.setUp(policy().replace("\"limits\":{", "\"limits\":{\"mails\":3,"));
      Person anna = corp.unregistered("anna");
      Form destination = right("destination", anna);
      Page page = destination.submit();
      for (int i = 1; i < 12; i++) {
        clock.set(31 * i);
        page = page.form("sspr-code-form").press("resend");
      }

      assertThat(page.text()).contains("too many");
      assertNoCodeSentAfter(anna, 3);
    }

    private void assertNoCodeSentAfter(Person person, int codes) {
      for (int i = 0; i < codes; i++) {
        mails.nextCode(person.alternate());
      }
      corp.setUp(Corp.POLICY);
      assertNoCodeSentTo(person.alternate());
    }

    @Test
    void guessesNoMoreThanFiveTimes() {
      Person anna = corp.unregistered("anna");
      Form form = right("code", anna);
      String right = form.fields().value("code").orElseThrow();
      Page page = form.with("code", Codes.otherThan(right)).submit();
      for (int i = 1; i < 5; i++) {
        page = page.form("sspr-code-form").with("code", Codes.otherThan(right)).submit();
      }

      at(Step.CODE, page.form("sspr-code-form").with("code", right).submit());

      assertThat(methods(anna)).isEmpty();
    }
  }

  @Nested
  class AnAuthenticatorApp extends Base {

    @Override
    String policy() {
      return required(1, "[\"totp\"]");
    }

    @Test
    void isSetUpOnKeycloaksOwnPageWithoutAWayRound() {
      Person anna = corp.unregistered("anna");
      Page overview = register.toOverview(new Browserless(), anna);

      Page app = register.method(overview, "totp");
      assertThat(app.has("#kc-totp-settings-form")).as("%s", app).isTrue();
      assertThat(corp.signsIn(anna, anna.password())).isFalse();
      String secret = app.element("#totpSecret").val();
      Page in =
          app.form("kc-totp-settings-form")
              .with("totp", new Existing.App(secret, 6).code())
              .with("userLabel", "phone")
              .submit();

      at(Step.SIGNED_IN, in);
    }
  }

  @Nested
  class TheLifeOfAUser extends Base {

    @Test
    void leadsBackToTheRegistrationWheneverSomethingIsMissing() {
      Person anna = settled("anna");
      assertThat(corp.signsIn(anna, anna.password())).isTrue();

      clock.set(181 * DAY);
      Page reconfirm = register.toOverview(new Browserless(), anna);
      assertThat(reason(reconfirm))
          .hasValueSatisfying(text -> assertThat(text).contains("It has been a while"));
      assertThat(reconfirm.text()).contains("an***@private.example");
      at(Step.SIGNED_IN, register.press(reconfirm, "confirm"));
      assertThat(mails.pending(anna.alternate())).isEmpty();
      assertThat(corp.signsIn(anna, anna.password())).isTrue();

      corp.setUp(required(2, "[\"email\",\"questions\"]"));
      Page more = register.toOverview(new Browserless(), anna);
      assertThat(reason(more))
          .hasValueSatisfying(text -> assertThat(text).contains("now asks for 2 ways"));
      at(Step.SIGNED_IN, register.press(register.registerQuestions(more), "finish"));

      corp.sspr().delete("users/" + anna.id() + "/methods/sspr-email").orFail();
      Page deleted = register.toOverview(new Browserless(), anna);
      assertThat(reason(deleted))
          .hasValueSatisfying(text -> assertThat(text).contains("was removed"));
      at(
          Step.SIGNED_IN,
          register.press(register.registerEmail(deleted, anna.alternate()), "finish"));

      corp.setUp(required(1, "[\"email\"]"));
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
      Page done =
          walk.newPassword(
              walk.code(walk.toCode(new Browserless(), anna), mails.nextCode(anna.alternate())),
              NEW);
      at(Step.DONE, done);
      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void saysThatAMethodIsNoLongerUsed() {
      Person anna = settled("anna");

      corp.setUp(required(1, "[\"questions\"]"));

      assertThat(reason(register.toOverview(new Browserless(), anna)))
          .hasValueSatisfying(text -> assertThat(text).contains("no longer uses"));
    }

    @Test
    void isConfirmedWithoutACodeButChangedOnlyWithOne() {
      Person anna = settled("anna");
      clock.set(181 * DAY);
      Page reconfirm = register.toOverview(new Browserless(), anna);

      Page destination = register.method(reconfirm, "email");

      at(Step.DESTINATION, destination);
      assertThat(destination.html()).doesNotContain(anna.alternate());
    }

    @Test
    void neverNeedsReconfirmingWherePolicySaysSo() {
      corp.setUp(
          RegistrationTest.policy(1, "[\"email\"]", "{\"required\":true,\"reconfirmDays\":0}"));
      Person anna = settled("anna");

      clock.set(2000 * DAY);

      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }
  }

  @Nested
  class Grace extends Base {

    @Override
    String policy() {
      return RegistrationTest.policy(1, "[\"email\"]", "{\"required\":true,\"graceSignIns\":2}");
    }

    @Test
    void letsTheUserPutItOffAFewTimes() {
      Person anna = corp.unregistered("anna");

      for (int i = 0; i < 2; i++) {
        Page overview = register.toOverview(new Browserless(), anna);
        at(Step.SIGNED_IN, register.press(overview, "postpone"));
      }
      Page third = register.toOverview(new Browserless(), anna);

      assertThat(third.has("#sspr-postpone")).isFalse();
      at(Step.REGISTER, register.press(third, "postpone"));
      assertThat(corp.signsIn(anna, anna.password())).isFalse();
    }
  }

  @Nested
  class OtherSignIns extends Base {

    @Test
    void bySingleSignOnLeadToTheRegistrationToo() {
      Person anna = settled("anna");
      Browserless visitor = new Browserless();
      at(Step.SIGNED_IN, register.signIn(visitor, anna));

      corp.setUp(required(2, "[\"email\",\"questions\"]"));

      at(Step.REGISTER, visitor.open(corp.signInPage()));
    }

    @Test
    void withoutAPageAnswerThatOneIsNeeded() {
      Person anna = settled("anna");
      Browserless visitor = new Browserless();
      at(Step.SIGNED_IN, register.signIn(visitor, anna));
      URI silent = URI.create(corp.signInPage() + "&prompt=none");
      assertThat(visitor.get(silent).redirect().orElseThrow().getQuery()).contains("code=");

      corp.setUp(required(2, "[\"email\",\"questions\"]"));

      assertThat(visitor.get(silent).redirect().orElseThrow().getQuery())
          .contains("error=interaction_required");
    }

    @Test
    void longAgoAreNotEnoughToChangeAnything() {
      Person anna = settled("anna");
      Browserless visitor = new Browserless();
      at(Step.SIGNED_IN, register.signIn(visitor, anna));
      corp.setUp(required(2, "[\"email\",\"questions\"]"));
      clock.set(1000);

      Page again = register.method(at(Step.REGISTER, visitor.open(corp.signInPage())), "questions");

      at(Step.SIGN_IN, again);
      assertThat(methods(anna)).containsExactly("sspr-email");
      Page fresh = at(Step.REGISTER, register.signIn(again, anna));
      at(Step.SIGNED_IN, register.press(register.registerQuestions(fresh), "finish"));
    }

    @Test
    void longAgoAreEnoughToConfirm() {
      corp.setUp(
          RegistrationTest.policy(1, "[\"email\"]", "{\"required\":true,\"reconfirmDays\":1}"));
      Person anna = settled("anna");
      keepSessionsFor(10 * DAY);
      Browserless visitor = new Browserless();
      at(Step.SIGNED_IN, register.signIn(visitor, anna));
      clock.set(2 * DAY);

      Page reconfirm = at(Step.REGISTER, visitor.open(corp.signInPage()));

      at(Step.SIGNED_IN, register.press(reconfirm, "confirm"));
    }

    private void keepSessionsFor(int seconds) {
      var settings = corp.admin().toRepresentation();
      settings.setSsoSessionIdleTimeout(seconds);
      settings.setSsoSessionMaxLifespan(seconds);
      corp.admin().update(settings);
    }

    @AfterEach
    void sessionsAreAsShortAsBefore() {
      keepSessionsFor(1800);
    }

    @Test
    void toAHigherLevelLeadToTheRegistrationToo() {
      try (StepUp levels = StepUp.in(corp)) {
        Person anna = corp.unregistered("anna");
        Browserless visitor = new Browserless();
        Page overview = at(Step.REGISTER, register.signIn(visitor, level(1), anna));
        Page enough = register.registerEmail(overview, anna.alternate());
        at(Step.SIGNED_IN, register.press(enough, "finish"));
        corp.setUp(required(2, "[\"email\",\"questions\"]"));

        Page second = at(Step.SIGN_IN, visitor.open(level(2)));
        Page more = at(Step.REGISTER, register.signIn(second, anna));

        at(Step.SIGNED_IN, register.press(register.registerQuestions(more), "finish"));
        at(Step.SIGNED_IN, visitor.open(level(2)));
      }
    }

    private URI level(int level) {
      return URI.create(corp.signInPage() + "&acr_values=" + level);
    }

    @Test
    void bySamlLeadToTheRegistrationToo() {
      String id = samlClient();
      Person anna = corp.unregistered("anna");
      Browserless visitor = new Browserless();
      URI start = URI.create(corp.url() + "/protocol/saml/clients/intranet");

      Page overview = at(Step.REGISTER, register.signIn(visitor, start, anna));
      Page enough = register.registerEmail(overview, anna.alternate());
      Page response = register.press(enough, "finish");

      assertThat(response.has("input[name=SAMLResponse]")).as("%s", response).isTrue();

      corp.setUp(required(2, "[\"email\",\"questions\"]"));
      clock.set(1000);
      Page again = register.method(at(Step.REGISTER, visitor.open(start)), "questions");
      at(Step.SIGN_IN, again);
      corp.admin().clients().get(id).remove();
    }

    private String samlClient() {
      ClientRepresentation client = new ClientRepresentation();
      client.setClientId("urn:intranet");
      client.setProtocol("saml");
      client.setEnabled(true);
      client.setRedirectUris(List.of("*"));
      client.setAttributes(
          Map.of(
              "saml_idp_initiated_sso_url_name", "intranet",
              "saml_assertion_consumer_url_post", application.url().toString(),
              "saml.client.signature", "false"));
      try (Response response = corp.admin().clients().create(client)) {
        return ApiUtil.getCreatedId(response);
      }
    }
  }

  @Nested
  class AtTheUsersWish extends Base {

    @Override
    String policy() {
      return RegistrationTest.policy(1, "[\"email\",\"questions\"]", "{\"required\":false}");
    }

    private URI link() {
      return URI.create(
          corp.url()
              + "/sspr/register?client_id="
              + CorpRealm.CLIENT
              + "&redirect_uri="
              + URLEncoder.encode(application.url().toString(), StandardCharsets.UTF_8));
    }

    @Test
    void theLinkLeadsThroughTheSignInToTheOverview() {
      Person anna = corp.unregistered("anna");

      Page overview = at(Step.REGISTER, register.signIn(new Browserless(), link(), anna));
      Page enough = register.registerEmail(overview, anna.alternate());
      Page back = register.press(enough, "finish");

      at(Step.SIGNED_IN, back);
      assertThat(back.address().getQuery()).contains("kc_action_status=success");
    }

    @Test
    void theLinkNeedsNoClient() {
      Page signIn = new Browserless().open(URI.create(corp.url() + "/sspr/register"));

      at(Step.REGISTER, register.signIn(signIn, corp.unregistered("anna")));
    }

    @Test
    void itCanBeLeftWithoutAChange() {
      Person anna = corp.unregistered("anna");
      Page overview = register.signIn(new Browserless(), link(), anna);

      Page back = register.press(overview, "finish");

      at(Step.SIGNED_IN, back);
      assertThat(methods(anna)).isEmpty();
    }

    @Test
    void anApplicationIsToldThatItWasCancelled() {
      corp.setUp(required(1, "[\"email\",\"questions\"]"));
      Person anna = corp.unregistered("anna");

      Page overview = register.signIn(new Browserless(), link(), anna);

      assertThat(overview.has("#sspr-cancel")).isFalse();
      at(Step.REGISTER, register.press(overview, "cancel-aia"));
    }

    @Test
    void whoIsOutOfScopeIsToldSoAndLetGo() {
      corp.setUp(
          policy().replace("\"scope\":\"all\"", "\"scope\":\"selected\",\"groups\":[\"/staff\"]"));

      Page page = register.signIn(new Browserless(), link(), corp.unregistered("anna"));

      at(Step.UNAVAILABLE, page);
      at(Step.SIGNED_IN, page.form("sspr-leave-form").submit());
    }

    @Test
    void anOldSignInIsAskedForThePasswordFirst() {
      Person anna = corp.unregistered("anna");
      Browserless visitor = new Browserless();
      at(Step.SIGNED_IN, register.signIn(visitor, anna));

      clock.set(3600);

      at(Step.SIGN_IN, visitor.open(link()));
    }

    @Test
    void theLinkIsDeadWhileSelfServiceIsOff() {
      corp.setUp("{\"scope\":\"none\"}");

      Page page = new Browserless().open(URI.create(corp.url() + "/sspr/register"));

      assertThat(page.status()).isEqualTo(404);
    }
  }

  @Nested
  class AChange extends Base {

    private Page overviewOf(Person person, Browserless visitor) {
      return register.signIn(
          visitor, URI.create(corp.signInPage() + "&kc_action=sspr-register"), person);
    }

    @Test
    void isToldToTheAddressesThatWereThereBefore() {
      Person anna = settled("anna");
      String later = "later-" + anna.alternate();

      register.registerEmail(overviewOf(anna, new Browserless()), later);

      assertThat(mails.next(anna.address()).text()).contains("was changed", "Alternate email");
      assertThat(mails.next(anna.alternate()).text()).contains("was changed");
      assertThat(mails.pending(later)).isEmpty();
    }

    @Test
    void ofTheUsersOwnRemovesAMethod() {
      Person anna = settled("anna");
      Page overview = overviewOf(anna, new Browserless());

      Page removed = overview.form("sspr-register-form").and("remove", "sspr-email").submit();

      at(Step.REGISTER, removed);
      assertThat(methods(anna)).isEmpty();
      assertThat(mails.next(anna.alternate()).text()).contains("was removed");
      at(Step.REGISTER, register.press(removed, "finish"));
    }

    @Test
    void voidsAResetThatIsUnderWay() {
      Person anna = settled("anna");
      corp.setUp(required(2, "[\"email\",\"questions\"]"));
      Page more = register.toOverview(new Browserless(), anna);
      at(Step.SIGNED_IN, register.press(register.registerQuestions(more), "finish"));
      corp.setUp(required(1, "[\"email\",\"questions\"]"));
      Browserless stranger = new Browserless();
      Page code =
          walk.destination(
              walk.method(walk.toMethods(stranger, anna.username()), "email"), anna.alternate());

      clock.set(2);
      corp.sspr().delete("users/" + anna.id() + "/methods/sspr-security-questions").orFail();

      assertThat(Step.of(walk.code(code, mails.nextCode(anna.alternate()))))
          .isEqualTo(Step.UNAVAILABLE);
      assertRows(anna, "reset failed changed_meanwhile before_password email 1/1 -");
    }

    @Test
    void isAnEventWithoutTheWholeAddress() {
      Person anna = settled("anna");

      var event =
          corp.admin()
              .getEvents(List.of("UPDATE_CREDENTIAL"), null, anna.id(), null, null, null, 0, 5)
              .get(0);

      assertThat(event.getDetails())
          .containsEntry("credential_type", "sspr-email")
          .containsEntry("sspr_result", "added")
          .containsEntry("sspr_data", "an***@private.example");
    }
  }

  @Nested
  class TheAccountConsole extends Base {

    @Test
    void listsWhatIsRegisteredWithoutShowingIt() {
      Person anna = settled("anna");

      String listed = credentials(anna);

      assertThat(listed)
          .contains("\"type\":\"sspr-email\"", "an***@private.example")
          .contains("\"updateAction\":\"sspr-register\"")
          .contains("\"type\":\"sspr-security-questions\"")
          .contains("\"createAction\":\"sspr-register\"")
          .doesNotContain(anna.alternate(), "sspr-registration");
    }

    private String credentials(Person person) {
      return Browserless.withToken(corp.tokenOf(person))
          .get(URI.create(corp.url() + "/account/credentials"))
          .html();
    }

    @Test
    void removesAMethodWhichLeadsBackAtTheNextSignIn() {
      Person anna = settled("anna");
      String id =
          corp.admin().users().get(anna.id()).credentials().stream()
              .filter(each -> each.getType().equals("sspr-email"))
              .findFirst()
              .orElseThrow()
              .getId();
      Browserless visitor = new Browserless();
      Page confirm =
          register.signIn(
              visitor, URI.create(corp.signInPage() + "&kc_action=delete_credential:" + id), anna);

      visitor.post(
          URI.create(confirm.element("form").absUrl("action")), Fields.none().and("accept", "1"));

      assertThat(methods(anna)).isEmpty();
      assertThat(mails.next(anna.address()).text()).contains("was removed");
      assertThat(mails.next(anna.alternate()).text()).contains("was removed");
      assertThat(reason(register.toOverview(new Browserless(), anna)))
          .hasValueSatisfying(text -> assertThat(text).contains("was removed"));
    }
  }

  @Nested
  class Sources extends Base {

    @Override
    String policy() {
      return """
      {"scope":"all","gates":1,"methods":["email","mobile-text","office-call"],
       "phone":{"defaultRegion":"US"},
       "attributes":{"email":"mail2","officePhone":"telephoneNumber","mobilePhone":"mobile"},
       "registration":{"required":true},
       "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
      """;
    }

    @BeforeEach
    void attributesOfTheDirectory() {
      UPConfig profile = corp.admin().users().userProfile().getConfiguration();
      profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ADMIN_EDIT);
      corp.admin().users().userProfile().update(profile);
    }

    private Person with(String attribute, String value) {
      Person person = corp.unregistered("dora");
      UserRepresentation user = corp.admin().users().get(person.id()).toRepresentation();
      user.singleAttribute(attribute, value);
      corp.admin().users().get(person.id()).update(user);
      return person;
    }

    @ParameterizedTest
    @CsvSource({"mail2,dora@directory.example", "telephoneNumber,4255550188 x12"})
    void aDirectoryCounts(String attribute, String value) {
      assertThat(corp.signsIn(with(attribute, value), "Old-Passw0rd!")).isTrue();
    }

    @Test
    void thatUsersCanEditThemselvesAreWarnedOf() {
      assertThat(corp.sspr().get("setup").orFail().text()).doesNotContain("Users can edit");

      String answer =
          corp.sspr()
              .put("policy?dryRun=true", policy().replace("\"mail2\"", "\"email\""))
              .orFail()
              .text();

      assertThat(answer).contains("\"attributes.email\"", "Users can edit the attribute 'email'");
    }

    @Test
    void aCodeGoesToTheAddressInTheDirectory() {
      Person dora = with("mail2", "dora-" + Corp.nobody().username() + "@directory.example");
      String address =
          corp.admin().users().get(dora.id()).toRepresentation().firstAttribute("mail2");

      Page page = walk.toDestination(new Browserless(), dora.username());
      Page newPassword = walk.code(walk.destination(page, address), mails.nextCode(address));

      at(Step.NEW_PASSWORD, newPassword);
    }

    @Test
    void thePageSaysWhereAValueComesFromAndWhatCannotBeChanged() {
      Person dora = with("telephoneNumber", "+1 4255550188");

      Page overview =
          register.signIn(
              new Browserless(), URI.create(corp.signInPage() + "&kc_action=sspr-register"), dora);

      at(Step.REGISTER, overview);
      assertThat(overview.element("#entry-sspr-office-phone").text())
          .contains("88", "From your organization's directory")
          .doesNotContain("4255550188");
      assertThat(overview.has("#entry-sspr-office-phone button")).isFalse();
      at(Step.REGISTER, register.method(overview, "office-call"));
      at(
          Step.REGISTER,
          overview.form("sspr-register-form").and("remove", "sspr-office-phone").submit());
    }
  }

  @Nested
  class AMethodThatIsTooNew extends Base {

    @Override
    String policy() {
      return RegistrationTest.policy(
          1, "[\"email\"]", "{\"required\":true,\"usableAfterHours\":24}");
    }

    @Test
    void servesForNoResetYet() {
      Person anna = settled("anna");
      walk.toCode(new Browserless(), anna);
      assertNoCodeSentToAtFirst(anna);

      clock.set(25 * 3600);
      walk.toCode(new Browserless(), anna);

      assertThat(mails.nextCode(anna.alternate())).hasSize(6);
    }

    private void assertNoCodeSentToAtFirst(Person person) {
      corp.setUp(Corp.POLICY);
      assertNoCodeSentTo(person.alternate());
      corp.setUp(policy());
    }
  }

  @Nested
  class TheSetting extends Base {

    @Test
    void ofTheActionSaysHowOldASignInMayBe() {
      RequiredActionConfigRepresentation config = new RequiredActionConfigRepresentation();
      config.setConfig(Map.of("max_auth_age", "7200"));
      corp.admin().flows().updateRequiredActionConfig("sspr-register", config);
      Person anna = settled("anna");
      Browserless visitor = new Browserless();
      at(Step.SIGNED_IN, register.signIn(visitor, anna));
      corp.setUp(required(2, "[\"email\",\"questions\"]"));
      clock.set(1700);

      Page overview = at(Step.REGISTER, visitor.open(corp.signInPage()));

      at(Step.REGISTER_QUESTIONS, register.method(overview, "questions"));
      corp.admin().flows().removeRequiredActionConfig("sspr-register");
    }
  }
}
