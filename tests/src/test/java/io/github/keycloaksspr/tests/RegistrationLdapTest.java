package io.github.keycloaksspr.tests;

import static io.github.keycloaksspr.tests.RegistrationWalk.at;
import static io.github.keycloaksspr.tests.RegistrationWalk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.LDAPSDKException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Directory;
import io.github.keycloaksspr.tests.realm.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.UserRepresentation;

/** Users register by themselves wherever their accounts are kept (spec R4). */
class RegistrationLdapTest extends CorpTest {
  private static final int RECONFIRM_DUE = (int) Duration.ofDays(181).toSeconds();

  @Override
  String policy() {
    return RegistrationTest.required(2, "[\"email\",\"questions\"]");
  }

  @ParameterizedTest
  @EnumSource
  void aUserOfADirectoryRegistersAndNothingIsWrittenToIt(Directory.Mode mode)
      throws LDAPSDKException {
    try (Directory directory = Directory.federatedBy(corp, mode)) {
      Person dora = directory.add("dora");
      Entry before = directory.entryOf(dora);

      assertRegistersAndReconfirms(dora);

      assertThat(directory.entryOf(dora)).isEqualTo(before);
    }
  }

  @Test
  void aLocalUserRegistersAndTheAccountStaysAsItIs() {
    assertRegistersAndReconfirms(corp.unregistered("anna"));
  }

  private void assertRegistersAndReconfirms(Person person) {
    RegistrationWalk register = new RegistrationWalk(corp, mails);
    UserRepresentation before = account(person);

    Page overview = register.toOverview(new Browserless(), person);
    Page half = register.registerEmail(overview, person.alternate());
    assertThat(half.text()).contains("1 of 2 set up");
    at(Step.SIGNED_IN, register.press(register.registerQuestions(half), "finish"));
    assertThat(corp.signsIn(person, person.password())).isTrue();

    clock.set(RECONFIRM_DUE);
    Page reconfirm = register.toOverview(new Browserless(), person);
    assertThat(reason(reconfirm))
        .hasValueSatisfying(text -> assertThat(text).contains("It has been a while"));
    at(Step.SIGNED_IN, register.press(reconfirm, "confirm"));
    assertThat(corp.signsIn(person, person.password())).isTrue();

    assertThat(account(person))
        .usingRecursiveComparison()
        // of users who are not imported Keycloak says each time that they were created just now
        .ignoringFields("createdTimestamp")
        .isEqualTo(before);
  }

  /** Returns what Keycloak shows of an account: attributes and required actions among them. */
  private UserRepresentation account(Person person) {
    return corp.admin().users().get(person.id()).toRepresentation();
  }
}
