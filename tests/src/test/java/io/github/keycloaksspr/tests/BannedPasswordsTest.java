package io.github.keycloaksspr.tests;

import static io.github.keycloaksspr.tests.ChangeWalk.change;
import static io.github.keycloaksspr.tests.ChangeWalk.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.trace.Secret;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Passwords that are easily guessed are refused wherever one is chosen (spec X8). */
class BannedPasswordsTest {
  private static final String BANNED = "C0ntos0Blank12";
  private static final String ACCEPTED = "ContoS0Bl@nkf9!";
  private static final String TOO_EASY = "too easy to guess";
  private static final String HAS_NAME = "has your name or the name of your organization in it";

  /** What the tests below have in common. */
  abstract static class Base extends CorpTest {

    @Override
    String policy() {
      return """
      {"scope":"all","gates":1,"methods":["email"],"passwords":{"banned":["contoso","blank"]},
       "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
      """;
    }

    void rules(String passwordPolicy) {
      RealmRepresentation settings = corp.admin().toRepresentation();
      settings.setPasswordPolicy(passwordPolicy);
      corp.admin().update(settings);
    }

    void ban() {
      rules("sspr-banned-passwords");
    }

    @AfterEach
    void removeTheRules() {
      rules("");
    }

    void giveByRest(Person person, String password) {
      corp.admin().users().get(person.id()).resetPassword(credential(password));
    }

    String refusedByRest(Person person, String password) {
      BadRequestException refused =
          catchThrowableOfType(BadRequestException.class, () -> giveByRest(person, password));
      return String.valueOf(refused.getResponse().readEntity(Map.class).get("error_description"));
    }

    static CredentialRepresentation credential(String password) {
      CredentialRepresentation credential = new CredentialRepresentation();
      credential.setType(CredentialRepresentation.PASSWORD);
      credential.setValue(Secret.PASSWORD.used(password));
      return credential;
    }
  }

  @Nested
  class AReset extends Base {

    @Test
    void takesNoneAndGoesOnWithABetterOne() {
      ban();
      Person anna = corp.registered("anna");
      Page page = walk.toNewPassword(new Browserless(), anna);

      Page refused = walk.newPassword(page, BANNED);

      assertThat(Step.of(refused)).isEqualTo(Step.NEW_PASSWORD);
      assertThat(refused.text()).contains(TOO_EASY).doesNotContainIgnoringCase("contoso");
      assertThat(corp.takes(anna, BANNED)).isFalse();
      assertThat(Step.of(walk.newPassword(refused, ACCEPTED))).isEqualTo(Step.DONE);
      assertThat(corp.signsIn(anna, ACCEPTED)).isTrue();
    }
  }

  @Nested
  class AChange extends Base {

    @Test
    void takesNoneAndShowsTheRule() {
      ban();
      Person anna = corp.unregistered("anna");
      Page form = new ChangeWalk(corp, application).toForm(anna);
      assertThat(form.element("#sspr-rules li").text()).contains("Not easy to guess");

      Page refused = change(form, anna.password(), BANNED);

      assertThat(error(refused, "password-new")).contains(TOO_EASY);
      assertThat(corp.takes(anna, anna.password())).isTrue();
      assertThat(Step.of(change(refused, anna.password(), ACCEPTED))).isEqualTo(Step.SIGNED_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example", "Ex@mple", "corp"})
    void takesNoneWithANameInIt(String name) {
      ban();
      Person anna = corp.unregistered("anna");
      Page form = new ChangeWalk(corp, application).toForm(anna);

      Page refused = change(form, anna.password(), "dK3#" + name + "-vR9q!t");

      assertThat(error(refused, "password-new")).contains(HAS_NAME);
    }

    @Test
    void takesNoneWithTheUserNameInIt() {
      ban();
      Person anna = corp.unregistered("anna");
      Page form = new ChangeWalk(corp, application).toForm(anna);

      Page refused = change(form, anna.password(), "dK3#" + anna.username() + "-vR9q!t");

      assertThat(error(refused, "password-new")).contains(HAS_NAME);
    }
  }

  @Nested
  class AnAdministrator extends Base {

    @Test
    void cannotGiveOneAndReadsWhy() {
      ban();
      Person anna = corp.unregistered("anna");

      assertThat(refusedByRest(anna, BANNED)).contains(TOO_EASY);
      assertThat(refusedByRest(anna, "dK3#Example-vR9q!t")).contains(HAS_NAME);
      assertThat(corp.takes(anna, anna.password())).isTrue();
      giveByRest(anna, ACCEPTED);
      assertThat(corp.signsIn(anna, ACCEPTED)).isTrue();
    }

    @Test
    void cannotCreateAUserWithOne() {
      ban();
      UserRepresentation user = new UserRepresentation();
      user.setUsername("zoe-with-banned");
      user.setEnabled(true);
      user.setCredentials(List.of(credential(BANNED)));

      try (Response answer = corp.admin().users().create(user)) {
        assertThat(answer.getStatus()).isEqualTo(400);
      }
      assertThat(corp.admin().users().searchByUsername("zoe-with-banned", true)).isEmpty();
    }
  }

  /** Nobody has an account yet, so only the name in the form is known. */
  @Nested
  class WhoRegistersAnAccount extends Base {

    @AfterEach
    void closeTheRegistration() {
      allowRegistration(false);
    }

    private void allowRegistration(boolean allowed) {
      RealmRepresentation settings = corp.admin().toRepresentation();
      settings.setRegistrationAllowed(allowed);
      corp.admin().update(settings);
    }

    private Page register(String username, String password) {
      Page form =
          new Browserless()
              .open(
                  URI.create(
                      corp.signInPage()
                          .toString()
                          .replace("openid-connect/auth", "openid-connect/registrations")));
      return form.form("kc-register-form")
          .with("username", username)
          .with("email", username + "@corp.example")
          .with("firstName", "Zoe")
          .with("lastName", "Quinn")
          .with("password", Secret.PASSWORD.used(password))
          .with("password-confirm", password)
          .submit();
    }

    @Test
    void getsTheSameAnswers() {
      ban();
      allowRegistration(true);

      assertThat(register("zoe.banned", BANNED).text()).contains(TOO_EASY);
      assertThat(register("zoe.banned", "dK3#zoe.banned-vR9q").text()).contains(HAS_NAME);
      assertThat(corp.admin().users().searchByUsername("zoe.banned", true)).isEmpty();

      assertThat(Step.of(register("zoe.banned", ACCEPTED))).isEqualTo(Step.SIGNED_IN);
    }
  }

  @Nested
  class WithoutTheRule extends Base {

    @Test
    void nothingIsRefused() {
      Person anna = corp.unregistered("anna");

      giveByRest(anna, BANNED);

      assertThat(corp.signsIn(anna, BANNED)).isTrue();
    }
  }

  @Nested
  class TheListOfTheRealm extends Base {

    @Test
    void holdsAlsoWhileSelfServiceIsOff() {
      ban();
      corp.sspr()
          .put("policy", "{\"scope\":\"none\",\"passwords\":{\"banned\":[\"contoso\",\"blank\"]}}")
          .orFail();
      Person anna = corp.unregistered("anna");

      assertThat(refusedByRest(anna, BANNED)).contains(TOO_EASY);
    }

    @Test
    void isNoPartOfWhatOtherRealmsRefuse() {
      ban();
      corp.sspr().put("policy", "{\"scope\":\"all\",\"methods\":[\"email\"]}").orFail();
      Person anna = corp.unregistered("anna");

      giveByRest(anna, BANNED);

      assertThat(refusedByRest(anna, "Summer2026!")).contains(TOO_EASY);
    }

    @Test
    void isReadBackAsItWasWritten() {
      assertThat(corp.sspr().get("policy").orFail().text())
          .contains("\"passwords\":{\"banned\":[\"contoso\",\"blank\"]}");
    }
  }
}
