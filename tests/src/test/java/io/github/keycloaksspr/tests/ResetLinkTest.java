package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Existing;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import io.github.keycloaksspr.tests.trace.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Links for a new password that administrators send (spec X5). */
class ResetLinkTest {
  private static final String NEW = "Own-New-Passw0rd!";
  private static final String OTHER = "Other-New-Passw0rd!";
  private static final String LINK = "{\"kind\":\"link\"}";
  private static final String SENT = "{\"kind\":\"link\",\"send\":true}";
  private static final String KEPT = "sspr-reset-link";

  abstract static class LinkTest extends AdminResetTest.ResettingTest {

    URI link(Person person) {
      return URI.create(reset(person, LINK).orFail().body().path("link").asText());
    }

    Page goOn(URI link) {
      return new Browserless().open(link).form("sspr-reset-link-form").submit();
    }

    void change(Person person, Consumer<UserRepresentation> change) {
      UserRepresentation user = corp.admin().users().get(person.id()).toRepresentation();
      change.accept(user);
      corp.admin().users().get(person.id()).update(user);
    }

    void assertVoid(URI link) {
      for (Page page :
          List.of(new Browserless().open(link), new Browserless().post(link, Fields.none()))) {
        assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.RESET_LINK_VOID);
        assertThat(page.status()).isEqualTo(400);
      }
    }

    void assertUnchanged(Person person) {
      assertThat(corp.signsIn(person, person.password())).as("the old password").isTrue();
    }
  }

  @Nested
  class ALink extends LinkTest {

    @Test
    void leadsToANewPasswordAndSignsNobodyIn() {
      corp.setUp(
          """
          {"scope":"none","afterReset":"continue","adminReset":{"linkMinutes":90}}
          """);
      Person anna = corp.unregistered("anna");

      Answer answer = reset(anna, LINK).orFail();

      assertThat(answer.body().path("sent").asBoolean(true)).isFalse();
      assertThat(Instant.parse(answer.body().path("expires").asText()))
          .isBetween(Instant.now().plusSeconds(80 * 60), Instant.now().plusSeconds(90 * 60));
      URI link = URI.create(answer.body().path("link").asText());
      Page ask = new Browserless().open(link);
      assertThat(Step.of(ask)).as("%s", ask).isEqualTo(Step.RESET_LINK);
      assertThat(ask.text()).contains(anna.username());
      Page form = ask.form("sspr-reset-link-form").submit();
      assertThat(Step.of(form)).as("%s", form).isEqualTo(Step.NEW_PASSWORD);
      Page done = walk.newPassword(form, NEW);
      assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
      assertThat(corp.admin().users().get(anna.id()).getUserSessions()).isEmpty();
      assertThat(Step.of(done.click("#sspr-continue"))).isEqualTo(Step.SIGN_IN);
      assertThat(kept(anna)).containsExactly("password");
      assertThat(corp.takes(anna, anna.password())).isFalse();
      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void isReportedAndItsUserToldOnceItWasUsed() {
      Person anna = corp.registered("anna");
      URI link = link(anna);

      walk.newPassword(goOn(link), NEW);

      EventRepresentation event = Events.about(corp, anna.username(), "RESET_PASSWORD");
      assertThat(event.getDetails())
          .containsEntry("sspr_intent", "admin-reset")
          .containsEntry("sspr_kind", "link")
          .containsEntry("sspr_result", "succeeded");
      assertThat(corp.admin().getEvents().stream().map(each -> String.valueOf(each.getDetails())))
          .noneMatch(details -> details.contains(token(link)));
      for (String address : List.of(anna.address(), anna.alternate())) {
        assertThat(noticeTo(address).text()).contains(anna.username()).doesNotContain(token(link));
      }
    }

    private Mail noticeTo(String address) {
      Mail mail = mails.next(address);
      return mail.subject().startsWith("Your password") ? mail : noticeTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void doesNothingWhenAProgramLooksAtIt(String method) {
      Person anna = corp.unregistered("anna");
      URI link = link(anna);

      for (int i = 0; i < 3; i++) {
        Page page = new Browserless().request(method, link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
      }

      assertThat(kept(anna)).containsExactlyInAnyOrder("password", KEPT);
      assertThat(Step.of(walk.newPassword(goOn(link), NEW))).isEqualTo(Step.DONE);
    }

    @Test
    void goesOnSettingPasswordsUntilOneIsTaken() {
      Person anna = corp.unregistered("anna");
      URI link = link(anna);
      goOn(link);
      passwordPolicy("length(30)");
      Page refused = walk.newPassword(goOn(link), NEW);
      assertThat(Step.of(refused)).isEqualTo(Step.NEW_PASSWORD);
      assertUnchanged(anna);
      passwordPolicy("");

      assertThat(Step.of(walk.newPassword(goOn(link), NEW))).isEqualTo(Step.DONE);
    }

    @Test
    void leavesTheSecondFactorAlone() {
      Person anna =
          corp.having("anna", Existing.recoveryCodes(List.of("AAAABBBBCCCC", "DDDDEEEEFFFF")));

      Page done = walk.newPassword(goOn(link(anna)), NEW);

      assertThat(Step.of(done)).isEqualTo(Step.DONE);
      assertThat(kept(anna)).containsExactlyInAnyOrder("password", "recovery-authn-codes");
    }

    @Test
    void speaksTheLanguageOfItsUser() {
      Person anna = corp.unregistered("anna");
      change(anna, user -> user.singleAttribute("locale", "de"));

      Page page = new Browserless().open(link(anna));

      assertThat(page.text()).contains("Neues Passwort wählen");
      assertThat(new Browserless().open(URI.create(link(anna) + "x&kc_locale=de")).text())
          .contains("Dieser Link funktioniert nicht");
    }
  }

  /** What an attacker tries, and what happens meanwhile. */
  @Nested
  class AnAttack extends LinkTest {

    @AfterEach
    void endThePolicy() {
      passwordPolicy("");
    }

    @Test
    void byUsingTheLinkAgainIsRefused() {
      Person anna = corp.unregistered("anna");
      URI link = link(anna);
      Page early = goOn(link);
      assertThat(Step.of(walk.newPassword(goOn(link), NEW))).isEqualTo(Step.DONE);

      assertVoid(link);
      assertThat(Step.of(walk.newPassword(early, OTHER))).isEqualTo(Step.RESET_LINK_VOID);
      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void byUsingItTwiceAtOnceSetsOnePassword() {
      Person anna = corp.unregistered("anna");
      URI link = link(anna);
      List<Page> forms = Stream.generate(() -> goOn(link)).limit(4).toList();

      List<CompletableFuture<Step>> answers =
          forms.stream()
              .map(
                  form ->
                      CompletableFuture.supplyAsync(
                          () -> Step.of(walk.newPassword(form, NEW + forms.indexOf(form)))))
              .toList();

      List<Step> steps = answers.stream().map(CompletableFuture::join).toList();
      assertThat(steps).containsOnlyOnce(Step.DONE);
      assertThat(steps).filteredOn(step -> step != Step.DONE).containsOnly(Step.RESET_LINK_VOID);
      assertThat(corp.signsIn(anna, NEW + steps.indexOf(Step.DONE))).isTrue();
    }

    @Test
    void byALinkThatIsNoneLooksTheSameWhateverIsWrong() {
      Person anna = corp.unregistered("anna");
      Person gone = corp.unregistered("gone");
      URI link = link(anna);
      URI ofNobody = link(gone);
      corp.admin().users().delete(gone.id()).close();
      String token = token(link);
      String base = link.toString().replace(token, "");
      String tampered = token.substring(0, token.length() - 5) + "AAAAA";
      Person caller = corp.unregistered("caller");

      List<URI> wrong =
          Stream.of(
                  tampered,
                  token + "x",
                  token.substring(0, token.lastIndexOf('.')),
                  token(ofNobody),
                  corp.tokenOf(caller),
                  "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwidHlwIjoic3Nwci1yZXNldC1saW5rIn0.",
                  "x",
                  "a.b.c")
              .map(alleged -> URI.create(base + alleged))
              .toList();

      wrong.forEach(this::assertVoid);
      assertThat(wrong.stream().map(each -> new Browserless().open(each).text()).distinct())
          .hasSize(1);
      assertVoid(URI.create(link.toString().replace("/realms/corp/", "/realms/master/")));
      assertThat(Step.of(new Browserless().open(link))).isEqualTo(Step.RESET_LINK);
    }

    @Test
    void afterItsTimeIsRefusedEvenWhenItWasOpenedBefore() {
      Person anna = corp.unregistered("anna");
      URI link = link(anna);
      moveClock(Duration.ofMinutes(59));
      Page form = goOn(link);
      assertThat(Step.of(form)).isEqualTo(Step.NEW_PASSWORD);

      moveClock(Duration.ofMinutes(61));

      assertVoid(link);
      assertThat(Step.of(walk.newPassword(form, NEW))).isEqualTo(Step.RESET_LINK_VOID);
      assertUnchanged(anna);
    }

    /** What ends a link. */
    enum End {
      ANOTHER_LINK,
      A_PASSWORD_BY_AN_ADMINISTRATOR,
      A_PASSWORD_BY_KEYCLOAK,
      MORE_RIGHTS,
      AN_ADMINISTRATOR_WHO_REMOVES_IT
    }

    @ParameterizedTest
    @EnumSource
    void byALinkThatHasEndedIsRefused(End end) {
      Person anna = corp.unregistered("anna");
      URI link = link(anna);
      Page form = goOn(link);

      bring(end, anna);

      assertVoid(link);
      assertThat(Step.of(walk.newPassword(form, NEW))).isEqualTo(Step.RESET_LINK_VOID);
      assertThat(corp.takes(anna, NEW)).isFalse();
    }

    private void bring(End end, Person anna) {
      switch (end) {
        case ANOTHER_LINK -> link(anna);
        case A_PASSWORD_BY_AN_ADMINISTRATOR -> generated(anna);
        case A_PASSWORD_BY_KEYCLOAK -> {
          CredentialRepresentation other = new CredentialRepresentation();
          other.setType(CredentialRepresentation.PASSWORD);
          other.setValue(Secret.PASSWORD.used(OTHER));
          corp.admin().users().get(anna.id()).resetPassword(other);
        }
        case MORE_RIGHTS -> corp.grant(anna, "manage-users");
        case AN_ADMINISTRATOR_WHO_REMOVES_IT ->
            corp.admin().users().get(anna.id()).credentials().stream()
                .filter(each -> KEPT.equals(each.getType()))
                .forEach(
                    each -> corp.admin().users().get(anna.id()).removeCredential(each.getId()));
      }
    }

    @Test
    void onAnAccountThatWasDisabledIsRefusedTruthfully() {
      Person anna = corp.unregistered("anna");
      URI link = link(anna);
      Page form = goOn(link);
      change(anna, user -> user.setEnabled(false));

      Page opened = new Browserless().open(link);
      Page posted = new Browserless().post(link, Fields.none());
      Page late = walk.newPassword(form, NEW);

      for (Page page : List.of(opened, posted)) {
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Your account cannot be used at the moment.");
      }
      assertThat(Step.of(late)).isNotEqualTo(Step.DONE);
      assertThat(
              Events.about(corp, anna.username(), "EXECUTE_ACTION_TOKEN_ERROR")
                  .getDetails()
                  .get("sspr_reason"))
          .isEqualTo("account_barred");
      change(anna, user -> user.setEnabled(true));
      assertUnchanged(anna);
    }

    @ParameterizedTest
    @CsvSource({"UPDATE_PASSWORD", "sspr-reset-done"})
    void isNotHelpedByARealmThatTurnsAnActionOff(String action) {
      Person anna = corp.unregistered("anna");
      URI link = link(anna);
      turn(action, false);
      try {
        assertThat(new Browserless().post(link, Fields.none()).status()).isEqualTo(403);
        Answer answer = reset(anna, LINK);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("error").asText()).isEqualTo("not_set_up");
      } finally {
        turn(action, true);
      }
    }

    private void turn(String alias, boolean on) {
      RequiredActionProviderRepresentation action = corp.admin().flows().getRequiredAction(alias);
      action.setEnabled(on);
      corp.admin().flows().updateRequiredAction(alias, action);
    }
  }

  @Nested
  class Sending extends LinkTest {
    private static final String FRONTEND = "https://id.corp.example";

    @BeforeEach
    void configureTheAddress() {
      corp.frontend(FRONTEND);
    }

    @AfterEach
    void forgetTheAddress() {
      corp.frontend("");
    }

    @ParameterizedTest
    @CsvSource({
      "en, Choose a new password at, The link works once",
      "de, Wählen Sie ein neues Passwort bei, Der Link gilt einmal"
    })
    void bringsTheLinkInTheLanguageOfTheUser(String language, String subject, String text) {
      Person anna = corp.unregistered("anna");
      change(anna, user -> user.singleAttribute("locale", language));
      corp.admin().clearAdminEvents();

      Answer answer = reset(anna, SENT).orFail();

      Mail mail = mails.next(anna.address());
      assertThat(mail.subject()).startsWith(subject);
      assertThat(mail.text()).contains(text, anna.username(), FRONTEND + "/realms/corp/sspr/");
      URI link =
          URI.create(mail.text().replaceFirst("(?s).*(https://\\S+reset-link\\?\\S+).*", "$1"));
      Secret.LINK.used(token(link));
      assertThat(mail.html()).contains(link.toString());
      assertThat(answer.text()).doesNotContain(token(link));
      assertThat(answer.body().path("sent").asBoolean()).isTrue();
      assertThat(answer.body().path("to").asText()).contains("***@corp.example");
      assertThat(corp.admin().getAdminEvents().get(0).getRepresentation())
          .contains("\"kind\":\"link\"", "\"sent\":true")
          .doesNotContain(token(link));
      assertThat(Events.about(corp, anna.username(), "SEND_RESET_PASSWORD").getDetails())
          .containsEntry("sspr_kind", "link")
          .containsEntry("sspr_result", "link_sent");
      URI here = URI.create(link.toString().replace(FRONTEND, urls.getBase()));
      corp.frontend("");
      assertThat(Step.of(walk.newPassword(goOn(here), NEW))).isEqualTo(Step.DONE);
    }

    @Test
    void isRefusedToWhomNoMailReaches() {
      Person anna = corp.unregistered("anna");
      change(anna, user -> user.setEmail(""));

      assertRefused(anna, SENT, "no_email");
    }

    @Test
    void isRefusedWhereTheRealmHasNoMailServerOrNoName() {
      Person anna = corp.unregistered("anna");
      corp.frontend("");
      assertRefused(anna, SENT, "no_hostname");
      RealmRepresentation settings = corp.admin().toRepresentation();
      Map<String, String> server = settings.getSmtpServer();
      settings.setSmtpServer(Map.of());
      corp.admin().update(settings);
      try {
        assertRefused(anna, SENT, "no_mail_server");
      } finally {
        settings.setSmtpServer(server);
        corp.admin().update(settings);
      }
    }

    @Test
    void isRefusedForADisabledAccount() {
      Person anna = corp.disabled("anna");

      assertRefused(anna, LINK, "user_disabled");
    }

    private void assertRefused(Person person, String body, String error) {
      Answer answer = reset(person, body);
      JsonNode refusal = answer.body();
      assertThat(answer.status()).as(answer.text()).isEqualTo(409);
      assertThat(refusal.path("error").asText()).isEqualTo(error);
      assertThat(kept(person)).doesNotContain(KEPT);
    }
  }

  private static String token(URI link) {
    return link.toString().replaceFirst(".*token=", "");
  }
}
