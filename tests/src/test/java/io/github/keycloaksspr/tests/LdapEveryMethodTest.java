package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.LDAPSDKException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Directory;
import io.github.keycloaksspr.tests.realm.Person;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every method for users of a directory that Keycloak must not write to, whether it copies them
 * into its own database or not (spec R4).
 */
class LdapEveryMethodTest extends CorpTest {
  private static final String NEW = "New-Passw0rd!";

  /** The last step fails until passwords are written back to directories, and the page says so. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "EMAIL, READ_ONLY",
    "EMAIL, NOT_IMPORTED",
    "MOBILE_TEXT, READ_ONLY",
    "MOBILE_TEXT, NOT_IMPORTED",
    "MOBILE_CALL, READ_ONLY",
    "MOBILE_CALL, NOT_IMPORTED",
    "OFFICE_CALL, READ_ONLY",
    "OFFICE_CALL, NOT_IMPORTED",
    "QUESTIONS, READ_ONLY",
    "QUESTIONS, NOT_IMPORTED",
    "TOTP, READ_ONLY",
    "TOTP, NOT_IMPORTED",
    "RECOVERY_CODE, READ_ONLY",
    "RECOVERY_CODE, NOT_IMPORTED"
  })
  void theGateIsPassedAndTheNewPasswordIsRefusedByTheDirectory(Way way, Directory.Mode mode)
      throws LDAPSDKException {
    try (Directory directory = Directory.federatedBy(corp, mode)) {
      Prepared dora = Prepared.of(walk, directory.add("dora")).withExisting();
      Person person = dora.person();
      List<String> before = directory.attributesOf(person);
      corp.setUp(Questions.policy(1, "[\"" + way.id() + "\"]"));

      Page newPassword =
          dora.pass(way, walk.name(walk.toIdentify(new Browserless()), dora.username()));
      assertThat(Step.of(newPassword)).as("%s", newPassword).isEqualTo(Step.NEW_PASSWORD);
      Page refused = walk.newPassword(newPassword, NEW);

      assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
      assertThat(refused.text()).contains("storage is not writable");
      assertThat(directory.takes(person, person.password())).isTrue();
      assertThat(directory.attributesOf(person)).isEqualTo(before);
      assertThat(corp.takes(person, person.password())).isTrue();
      assertThat(corp.takes(person, NEW)).isFalse();
    }
  }
}
