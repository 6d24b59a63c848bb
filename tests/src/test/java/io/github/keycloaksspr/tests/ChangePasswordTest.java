package io.github.keycloaksspr.tests;

import static io.github.keycloaksspr.tests.ChangeWalk.at;
import static io.github.keycloaksspr.tests.ChangeWalk.change;
import static io.github.keycloaksspr.tests.ChangeWalk.error;
import static io.github.keycloaksspr.tests.ChangeWalk.filled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.trace.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** The change of a password with the old one, of users whom Keycloak keeps (spec X4). */
class ChangePasswordTest {
  private static final String NEW = "Brand-New-Passw0rd!";
  private static final String WRONG = "Wrong-Passw0rd!";

  /** What the tests below have in common. */
  abstract static class Base extends CorpTest {
    ChangeWalk walks;

    @BeforeEach
    void beginTheWalk() {
      walks = new ChangeWalk(corp, application);
    }

    /** Sets the realm's password policy; what is to be put back would not take it away. */
    void rules(String passwordPolicy) {
      RealmRepresentation settings = corp.admin().toRepresentation();
      settings.setPasswordPolicy(passwordPolicy);
      corp.admin().update(settings);
    }

    @AfterEach
    void removeTheRules() {
      rules("");
    }

    List<EventRepresentation> events(Person person, String type) {
      return corp.admin().getEvents(List.of(type), null, person.id(), null, null, null, 0, 50);
    }

    void assertUnchanged(Person person) {
      assertThat(corp.takes(person, person.password())).isTrue();
      assertThat(corp.takes(person, NEW)).isFalse();
    }
  }

  @Nested
  class WhoKnowsTheOldPassword extends Base {

    @Test
    void hasTheNewOneAtOnceAndGoesOnIntoTheApplication() {
      Person anna = corp.registered("anna");

      Page back = change(walks.toForm(anna), anna.password(), NEW);

      at(Step.SIGNED_IN, back);
      assertThat(back.address().getQuery()).contains("kc_action_status=success");
      assertThat(corp.takes(anna, anna.password())).isFalse();
      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void isToldByMailAtBothAddresses() {
      Person anna = corp.registered("anna");
      mails.next(anna.address());

      change(walks.toForm(anna), anna.password(), NEW);

      for (String address : List.of(anna.address(), anna.alternate())) {
        Mail mail = mails.next(address);
        assertThat(mail.subject()).isEqualTo("Your password at Corp was changed");
        assertThat(mail.text()).contains(anna.username(), "If it wasn't you");
      }
    }

    @Test
    void leavesTheEventsOfKeycloaksOwnPage() {
      Person anna = corp.registered("anna");

      change(walks.toForm(anna), anna.password(), NEW);

      assertThat(events(anna, "UPDATE_CREDENTIAL"))
          .singleElement()
          .satisfies(
              event ->
                  assertThat(event.getDetails())
                      .containsEntry("credential_type", "password")
                      .containsEntry("sspr_intent", "change")
                      .containsEntry("sspr_result", "succeeded"));
      assertThat(events(anna, "UPDATE_PASSWORD")).hasSize(1);
    }

    @Test
    void mayUseBlanksAtBothEndsOfIt() {
      Person anna = corp.unregistered("anna");
      String blanks = "  Passw0rd with blanks! ";

      at(Step.SIGNED_IN, change(walks.toForm(anna), anna.password(), blanks));

      assertThat(corp.signsIn(anna, blanks)).isTrue();
      assertThat(corp.takes(anna, blanks.strip())).isFalse();
    }

    @Test
    void needsNoSecondSignIn() {
      Person anna = corp.unregistered("anna");
      Browserless visitor = new Browserless();
      at(Step.SIGNED_IN, signIn(visitor, anna));
      clock.set(1200);

      at(Step.SIGNED_IN, change(visitor.open(walks.link()), anna.password(), NEW));

      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void signsInAnewWhereThePasswordPolicyWantsIt() {
      rules("maxAuthAge(60)");
      Person anna = corp.unregistered("anna");
      Browserless visitor = new Browserless();
      at(Step.SIGNED_IN, signIn(visitor, anna));
      clock.set(1200);

      at(Step.SIGN_IN, visitor.open(walks.link()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isSignedOutElsewhereIfTheBoxIsTicked(boolean ticked) {
      Person anna = corp.unregistered("anna");
      at(Step.SIGNED_IN, signIn(new Browserless(), anna));
      Form form = filled(walks.toForm(anna), anna.password(), NEW);

      at(Step.SIGNED_IN, (ticked ? form.with("logout-sessions", "on") : form).submit());

      assertThat(sessions(anna)).isEqualTo(ticked ? 1 : 2);
    }

    private int sessions(Person person) {
      return corp.admin().users().get(person.id()).getUserSessions().size();
    }

    private Page signIn(Browserless visitor, Person person) {
      return visitor
          .open(corp.signInPage())
          .form("kc-form-login")
          .with("username", person.username())
          .with("password", person.password())
          .submit();
    }

    @Test
    void canLeaveWithoutAChange() {
      Person anna = corp.unregistered("anna");
      Page form = walks.toForm(anna);

      Page back = filled(form, anna.password(), NEW).and("cancel-aia", "true").submit();

      at(Step.SIGNED_IN, back);
      assertThat(back.address().getQuery()).contains("kc_action_status=cancelled");
      assertUnchanged(anna);
    }
  }

  @Nested
  class TheRules extends Base {

    @Test
    void areListedOnThePage() {
      Person anna = corp.unregistered("anna");
      rules(
          "length(10) and maxLength(64) and digits(2) and upperCase(1) and specialChars(1) and"
              + " notUsername and notEmail and passwordHistory(3) and"
              + " forceExpiredPasswordChange(365)");

      Page form = walks.toForm(anna);

      assertThat(form.document().select("#sspr-rules li").eachText())
          .containsExactly(
              "At least 10 characters",
              "At most 64 characters",
              "At least 1 capital letter",
              "At least 2 digits",
              "At least 1 special character, such as ! or ?",
              "None of your last 3 passwords",
              "Not your username",
              "Not your email address",
              "Different from the old password");
    }

    @Test
    void areJudgedByTheServer() {
      Person anna = corp.unregistered("anna");
      rules("length(12) and digits(2)");

      Page refused = change(walks.toForm(anna), anna.password(), "short-1");

      assertThat(error(refused, "password-new")).contains("minimum length 12");
      assertUnchanged(anna);
      assertThat(events(anna, "UPDATE_CREDENTIAL_ERROR"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getError()).isEqualTo("password_rejected");
                assertThat(event.getDetails()).containsEntry("sspr_reason", "rejected");
              });
      at(Step.SIGNED_IN, change(refused, anna.password(), NEW + "99"));
    }

    @Test
    void tellNothingOfFormerPasswordsToWhoDoesNotKnowTheOldOne() {
      Person anna = corp.unregistered("anna");
      rules("passwordHistory(3)");
      at(Step.SIGNED_IN, change(walks.toForm(anna), anna.password(), NEW));
      Page form = walks.toForm(with(anna, NEW));

      Page wrong = change(form, WRONG, anna.password());

      assertThat(error(wrong, "password")).isEqualTo("The old password is wrong.");
      assertThat(wrong.has("#input-error-password-new")).isFalse();
      assertThat(error(change(wrong, NEW, anna.password()), "password-new")).contains("last 3");
    }

    private Person with(Person person, String password) {
      return new Person(
          person.id(), person.username(), person.address(), person.alternate(), password);
    }
  }

  @Nested
  class WhoHasNoPassword extends Base {

    private void removePassword(Person person) {
      corp.admin().users().get(person.id()).credentials().stream()
          .filter(credential -> CredentialRepresentation.PASSWORD.equals(credential.getType()))
          .forEach(
              credential ->
                  corp.admin().users().get(person.id()).removeCredential(credential.getId()));
    }

    @Test
    void isLedToWhereOneCanBeSetUp() {
      Person anna = corp.unregistered("anna");
      Page form = walks.toForm(anna);
      removePassword(anna);

      Page page = change(form, anna.password(), NEW);

      at(Step.NO_PASSWORD, page);
      assertThat(page.element("#sspr-set-up").attr("href"))
          .endsWith("/realms/corp/account/account-security/signing-in");
      assertThat(corp.takes(anna, NEW)).isFalse();
      Page back = page.form("sspr-leave-form").and("cancel-aia", "true").submit();
      at(Step.SIGNED_IN, back);
    }

    @Test
    void isToldWhereTheOneIsThatIsUsed() {
      IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
      provider.setAlias("partner");
      provider.setDisplayName("The Partner");
      provider.setProviderId("oidc");
      provider.setConfig(Map.of("clientId", "x", "authorizationUrl", "https://p.example"));
      corp.admin().identityProviders().create(provider).close();
      try {
        Person anna = corp.unregistered("anna");
        FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
        link.setIdentityProvider("partner");
        link.setUserId("4711");
        link.setUserName("anna");
        corp.admin().users().get(anna.id()).addFederatedIdentity("partner", link).close();
        Page form = walks.toForm(anna);
        removePassword(anna);

        Page page = at(Step.NO_PASSWORD, change(form, anna.password(), NEW));

        assertThat(page.element("#sspr-no-password").text()).contains("with The Partner");
        assertThat(page.has("#sspr-set-up")).isFalse();
      } finally {
        corp.admin().identityProviders().get("partner").remove();
      }
    }
  }

  @Nested
  class TheLink extends Base {

    @Test
    void leadsThroughTheSignInIntoTheAccountConsoleWithoutAClient() {
      Person anna = corp.unregistered("anna");
      Page signIn = new Browserless().open(URI.create(corp.url() + "/sspr/change"));

      Page form =
          signIn
              .form("kc-form-login")
              .with("username", anna.username())
              .with("password", anna.password())
              .submit();
      at(Step.CHANGE, form);
      change(form, anna.password(), NEW);

      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() {
      Page signIn = new Browserless().open(URI.create(walks.link() + "&kc_locale=de"));

      assertThat(signIn.element("html").attr("lang")).isEqualTo("de");
    }

    @Test
    void isWhereTheAccountConsoleLeadsToAsLongAsItIsThere() {
      Person anna = corp.unregistered("anna");
      assertThat(corp.updateActionOf(anna)).isEqualTo("sspr-change-password");

      corp.sspr().delete("setup").orFail();

      assertThat(corp.updateActionOf(anna)).isEqualTo("UPDATE_PASSWORD");
    }

    @Test
    void isThereOnlyWhereTheRealmIsSetUp() {
      assertThat(actions()).contains("sspr-change-password");

      corp.sspr().delete("setup").orFail();

      assertThat(actions()).doesNotContain("sspr-change-password");
      Page page = new Browserless().open(walks.link());
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.text()).contains("Passwords cannot be changed on this page");
    }

    private List<String> actions() {
      return corp.admin().flows().getRequiredActions().stream()
          .map(RequiredActionProviderRepresentation::getAlias)
          .toList();
    }
  }

  @Nested
  class AnAttack extends Base {

    @ParameterizedTest
    @ValueSource(strings = {"password", "password-new", "password-confirm"})
    void withAFieldMissingDoubledOrHugeChangesNothing(String field) {
      Person anna = corp.unregistered("anna");
      Page page = walks.toForm(anna);
      for (UnaryOperator<Form> bent :
          List.<UnaryOperator<Form>>of(
              form -> form.without(field),
              form -> form.and(field, NEW),
              form -> form.with(field, ""),
              form -> form.with(field, "   "),
              form -> form.with(field, "x".repeat(100_000)),
              form -> form.without(field).and(field + "[]", NEW))) {
        page = bent.apply(filled(page, anna.password(), NEW)).submit();

        assertThat(page.status()).as("%s", page).isEqualTo(200);
        assertThat(error(page, field)).isNotBlank();
      }
      assertUnchanged(anna);
    }

    @Test
    void withTheOldPasswordAsTheNewOneChangesNothing() {
      Person anna = corp.unregistered("anna");

      Page page = change(walks.toForm(anna), anna.password(), anna.password());

      assertThat(error(page, "password-new")).contains("This is your old password");
    }

    @Test
    void withAWrongOldPasswordChangesNothing() {
      Person anna = corp.unregistered("anna");

      Page page = change(walks.toForm(anna), WRONG, NEW);

      assertThat(error(page, "password")).isEqualTo("The old password is wrong.");
      assertThat(page.html()).doesNotContain(WRONG, NEW);
      assertUnchanged(anna);
      assertThat(events(anna, "UPDATE_CREDENTIAL_ERROR"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getError()).isEqualTo("invalid_user_credentials");
                assertThat(event.getDetails())
                    .containsEntry("sspr_reason", "wrong_old_password")
                    .containsEntry("sspr_result", "failed");
              });
    }

    @Test
    void guessesNoMoreThanFiveTimes() {
      Person anna = corp.unregistered("anna");
      Page page = walks.toForm(anna);
      for (int i = 0; i < 5; i++) {
        page = change(page, WRONG + i, NEW);
        assertThat(error(page, "password")).isEqualTo("The old password is wrong.");
      }

      Page blocked = at(Step.CHANGE, change(page, anna.password(), NEW));

      assertThat(blocked.text()).contains("too many attempts");
      assertUnchanged(anna);
    }

    @Test
    void countsInKeycloaksOwnDetectionAsWell() throws InterruptedException {
      realm.updateWithCleanup(settings -> settings.bruteForceProtected(true).failureFactor(2));
      Person anna = corp.unregistered("anna");
      Page page = change(walks.toForm(anna), WRONG, NEW);
      page = change(page, WRONG, NEW);
      awaitFailures(anna, 2);

      Page blocked = at(Step.CHANGE, change(page, anna.password(), NEW));

      assertThat(blocked.text()).contains("too many attempts");
      assertRows(anna, "change blocked brute_force choosing_password - 0/0 -");
      corp.admin().attackDetection().clearBruteForceForUser(anna.id());
      assertUnchanged(anna);
    }

    private void awaitFailures(Person person, int wanted) throws InterruptedException {
      Instant deadline = Instant.now().plus(Duration.ofSeconds(5));
      Object failures = 0;
      while (!Integer.valueOf(wanted).equals(failures) && Instant.now().isBefore(deadline)) {
        Thread.sleep(50);
        failures =
            corp.admin().attackDetection().bruteForceUserStatus(person.id()).get("numFailures");
      }
      assertThat(failures).isEqualTo(wanted);
    }

    @Test
    void fromAnotherSessionChangesNothing() {
      Person anna = corp.unregistered("anna");
      Form form = filled(walks.toForm(anna), anna.password(), NEW);

      Page answer = form.by(new Browserless()).submit();

      assertThat(answer.has("#signed-in")).isFalse();
      assertUnchanged(anna);
    }

    @Test
    void fromASessionThatHasExpiredChangesNothing() {
      Person anna = corp.unregistered("anna");
      Form form = filled(walks.toForm(anna), anna.password(), NEW);
      clock.set((int) Duration.ofHours(11).toSeconds());

      Page answer = form.submit();

      assertThat(answer.has("#signed-in")).isFalse();
      assertUnchanged(anna);
    }

    @Test
    void byAReplayChangesNothingMore() {
      Person anna = corp.unregistered("anna");
      Form form = filled(walks.toForm(anna), anna.password(), NEW);
      at(Step.SIGNED_IN, form.submit());
      String third = Secret.PASSWORD.used("Third-Passw0rd!");

      form.submit();
      form.with("password", NEW)
          .with("password-new", third)
          .with("password-confirm", third)
          .submit();

      assertThat(corp.signsIn(anna, NEW)).isTrue();
      assertThat(corp.takes(anna, third)).isFalse();
    }

    /** The passwords are none that the servers must not log: whoever puts them into a link has. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void byALinkChangesNothing(String method) {
      Person anna = corp.unregistered("anna");
      String known = "Known-Passw0rd!";
      String next = "Linked-Passw0rd!";
      CredentialRepresentation credential = new CredentialRepresentation();
      credential.setType(CredentialRepresentation.PASSWORD);
      credential.setValue(known);
      Browserless visitor = new Browserless();
      URI action = walks.toForm(visitor, anna).form("sspr-change-form").action();
      corp.admin().users().get(anna.id()).resetPassword(credential);

      visitor.request(
          method,
          URI.create(
              action
                  + "&password=%s&password-new=%s&password-confirm=%s"
                      .formatted(known, next, next)));

      assertThat(corp.takes(anna, known)).isTrue();
      assertThat(corp.takes(anna, next)).isFalse();
    }

    @Test
    void onTheWayToTheFormChangesNothing() {
      Person anna = corp.unregistered("anna");
      Page signIn = new Browserless().open(walks.link());

      signIn
          .form("kc-form-login")
          .with("username", anna.username())
          .with("password", WRONG)
          .with("password-new", NEW)
          .with("password-confirm", NEW)
          .submit();

      assertUnchanged(anna);
    }
  }
}
