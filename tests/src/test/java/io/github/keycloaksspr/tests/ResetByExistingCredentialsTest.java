package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Existing;
import io.github.keycloaksspr.tests.realm.Existing.App;
import io.github.keycloaksspr.tests.realm.Person;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** A reset by what the user has set up in Keycloak: authenticator app, recovery codes (spec M6). */
class ResetByExistingCredentialsTest {
  private static final String NEW = "New-Passw0rd!";
  private static final String TOTP = "sspr-totp-form";
  private static final String RECOVERY_CODE = "sspr-recovery-code-form";
  private static final List<String> CODES = List.of("ABCD1234EFG1", "ABCD1234EFG2", "ABCD1234EFG3");

  private static String policy(String settings) {
    return "{\"scope\":\"all\",\"helpdesk\":\"mailto:helpdesk@corp.example\"," + settings + "}";
  }

  private static Page code(Page page, String form, String code) {
    return page.form(form).with("code", code).submit();
  }

  private static Page identified(ResetWalk walk, String username) {
    return walk.toIdentify(new Browserless())
        .form("sspr-identify-form")
        .with("username", username)
        .submit();
  }

  @Nested
  class ByAuthenticatorApp extends CorpTest {
    private final App app = new App("anna-s secret", 6);

    @Override
    String policy() {
      return ResetByExistingCredentialsTest.policy("\"methods\":[\"totp\"]");
    }

    @Test
    void theCodeThatTheAppShowsIsRight() {
      Person anna = corp.having("anna", app.credential());

      Page page = code(identified(walk, anna.username()), TOTP, app.code());

      assertThat(Step.of(walk.newPassword(page, NEW))).isEqualTo(Step.DONE);
    }

    @Test
    void theCodeOfAnyDeviceIsRight() {
      App second = new App("another secret", 8);
      Person anna = corp.having("anna", app.credential(), second.credential());

      assertThat(Step.of(code(identified(walk, anna.username()), TOTP, second.code())))
          .isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void aCodeWorksOnce() {
      Person anna = corp.having("anna", app.credential());
      String shown = app.code();
      code(identified(walk, anna.username()), TOTP, shown);

      assertThat(code(identified(walk, anna.username()), TOTP, shown).has("#" + TOTP)).isTrue();
    }

    @Test
    void aCodeOfSomebodyElseIsWrong() {
      App other = new App("bert-s secret", 6);
      corp.having("bert", other.credential());
      Person anna = corp.having("anna", app.credential());

      Page page = code(identified(walk, anna.username()), TOTP, other.code());

      assertThat(page.has("#" + TOTP)).isTrue();
      assertThat(Events.about(corp, anna.username(), "RESET_PASSWORD_ERROR").getDetails())
          .containsEntry("sspr_method", "totp")
          .containsEntry("sspr_reason", "wrong_code");
    }

    @Test
    void aRightCodeIsNotTakenAfterTooManyWrongOnes() {
      Person anna = corp.having("anna", app.credential());
      Page page = identified(walk, anna.username());
      for (int i = 0; i < 5; i++) {
        page = code(page, TOTP, "00000" + i);
      }

      assertThat(Step.of(code(page, TOTP, app.code()))).isNotEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void whoHasNoAppSeesTheSamePage() {
      Person anna = corp.having("anna", app.credential());
      Person plain = corp.unregistered("plain");
      Page ofAnna = code(identified(walk, anna.username()), TOTP, "000000");

      assertThat(code(identified(walk, plain.username()), TOTP, "000000").text())
          .isEqualTo(ofAnna.text().replace(anna.username(), plain.username()));
      assertThat(code(identified(walk, "nobody"), TOTP, "000000").text())
          .isEqualTo(ofAnna.text().replace(anna.username(), "nobody"));
    }
  }

  @Nested
  class ByRecoveryCode extends CorpTest {

    @Override
    String policy() {
      return ResetByExistingCredentialsTest.policy("\"methods\":[\"recovery-code\"]");
    }

    @Test
    void theFirstUnusedCodeIsRightHoweverItIsTyped() {
      Person anna = corp.having("anna", Existing.recoveryCodes(CODES));

      Page page = code(identified(walk, anna.username()), RECOVERY_CODE, "abcd-1234-efg1");

      assertThat(Step.of(walk.newPassword(page, NEW))).isEqualTo(Step.DONE);
    }

    @Test
    void aLaterCodeIsWrong() {
      Person anna = corp.having("anna", Existing.recoveryCodes(CODES));

      assertThat(
              code(identified(walk, anna.username()), RECOVERY_CODE, CODES.get(1))
                  .has("#" + RECOVERY_CODE))
          .isTrue();
    }

    @Test
    void theLastCodeButOneStillResetsAndTheLastIsLeftForTheSignIn() {
      Person anna = corp.having("anna", Existing.recoveryCodes(CODES.subList(0, 2)));

      Page page = code(identified(walk, anna.username()), RECOVERY_CODE, CODES.get(0));
      assertThat(Step.of(walk.newPassword(page, NEW))).isEqualTo(Step.DONE);

      assertThat(Step.of(code(identified(walk, anna.username()), RECOVERY_CODE, CODES.get(1))))
          .isNotEqualTo(Step.NEW_PASSWORD);
      assertThat(corp.admin().users().get(anna.id()).credentials())
          .extracting("type")
          .contains("recovery-authn-codes");
    }

    @Test
    void thePageIsTheSameAfterACodeWasUsed() {
      Person anna = corp.having("anna", Existing.recoveryCodes(CODES));
      String before = identified(walk, anna.username()).text();
      code(identified(walk, anna.username()), RECOVERY_CODE, CODES.get(0));

      assertThat(identified(walk, anna.username()).text()).isEqualTo(before);
    }

    @Test
    void ourRestShowsHowManyAreLeft() {
      Person anna = corp.having("anna", Existing.recoveryCodes(CODES));

      JsonNode shown = corp.sspr().get("users/" + anna.id() + "/methods").orFail().body();

      assertThat(shown).hasSize(1);
      assertThat(shown.path(0).path("type").asText()).isEqualTo("recovery-authn-codes");
      assertThat(shown.path(0).path("methods").path(0).asText()).isEqualTo("recovery-code");
      assertThat(shown.path(0).path("value").asText()).isEqualTo(String.valueOf(CODES.size()));
      assertThat(shown.path(0).path("source").asText()).isEqualTo("user");
    }

    @Test
    void ourRestShowsNothingThatThePolicyDoesNotEnable() {
      Person anna =
          corp.having("anna", Existing.recoveryCodes(CODES), new App("secret", 6).credential());

      assertThat(corp.sspr().get("users/" + anna.id() + "/methods").orFail().text())
          .doesNotContain("otp");
    }

    @Test
    void theyAreNotRemovedByOurRest() {
      Person anna = corp.having("anna", Existing.recoveryCodes(CODES));

      assertThat(
              corp.sspr().delete("users/" + anna.id() + "/methods/recovery-authn-codes").status())
          .isEqualTo(404);
    }
  }

  @Nested
  class ByBoth extends CorpTest {
    private final App app = new App("anna-s secret", 6);

    @Override
    String policy() {
      return ResetByExistingCredentialsTest.policy(
          "\"gates\":2,\"methods\":[\"totp\",\"recovery-code\"],\"afterReset\":\"continue\"");
    }

    @Test
    void theSecondGateSaysWhichCodeIsNextAndTheSecondFactorStaysNeededAtTheNextSignIn() {
      Person anna = corp.having("anna", app.credential(), Existing.recoveryCodes(CODES));
      Page choice = identified(walk, anna.username());

      Page first = choice.form("sspr-method-form").with("method", "totp").submit();
      Page second = code(first, TOTP, app.code());
      assertThat(second.text()).contains("Step 2 of 2", "Type code number 1 ");
      Page password = code(second, RECOVERY_CODE, CODES.get(0));

      assertThat(Step.of(walk.newPassword(password, NEW))).isEqualTo(Step.SIGNED_IN);
      assertThat(corp.signsIn(anna, NEW)).isFalse();
    }

    @Test
    void oneOfThemIsTooLittle() {
      Person anna = corp.having("anna", app.credential());
      Page choice = identified(walk, anna.username());

      Page first = choice.form("sspr-method-form").with("method", "totp").submit();

      assertThat(code(first, TOTP, app.code()).has("#" + TOTP)).isTrue();
    }
  }

  @Nested
  class ByPasskey extends CorpTest {

    @Override
    String policy() {
      return ResetByExistingCredentialsTest.policy("\"methods\":[\"passkey\"]");
    }

    @Test
    void setupWarnsIfNoPasskeyCounts() {
      assertThat(setup()).doesNotContain("passkeys");
      try {
        passkeysAre("preferred");
        assertThat(setup()).contains("The policy enables passkeys, but none counts");
      } finally {
        passkeysAre("required");
      }
      assertThat(setup()).doesNotContain("passkeys");
    }

    private String setup() {
      return corp.sspr().get("setup").orFail().text();
    }

    private void passkeysAre(String discoverable) {
      RealmRepresentation settings = new RealmRepresentation();
      // without the name Keycloak leaves the whole policy as it is
      settings.setWebAuthnPolicyPasswordlessRpEntityName("keycloak");
      settings.setWebAuthnPolicyPasswordlessResidentKey(discoverable);
      corp.admin().update(settings);
    }
  }
}
