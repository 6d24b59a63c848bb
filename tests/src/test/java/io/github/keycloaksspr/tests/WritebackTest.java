package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.trace.Secret;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/** New passwords of users from an Active Directory domain, with a real one by Samba (spec W). */
class WritebackTest extends DomainTest {
  private static final String WRONG = "Wrong-Passw0rd!";

  /** What a directory changes itself when a password is set. */
  private static final Set<String> OF_A_PASSWORD =
      Set.of(
          "pwdLastSet",
          "lockoutTime",
          "badPwdCount",
          "whenChanged",
          "uSNChanged",
          "lastLogon",
          "lastLogonTimestamp",
          "logonCount",
          "badPasswordTime");

  @ParameterizedTest
  @EnumSource
  void aResetReachesTheDirectoryAtOnce(Mode mode) throws LDAPException {
    Person dora = registered(mode, SambaDomain.PEOPLE);

    assertThat(Step.of(reset(dora, NEW))).isEqualTo(Step.DONE);

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("52e");
    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), OLD)).isFalse();
    assertThat(corp.signsIn(dora, NEW)).isTrue();
    assertThat(corp.takes(dora, OLD)).isFalse();
    assertRows(dora, "reset succeeded password_reset done email 1/1 written");
  }

  @Test
  void nothingElseOfTheEntryChanges() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    Map<String, List<String>> before = domain.values(dn(dora));

    reset(dora, NEW);

    Map<String, List<String>> after = domain.values(dn(dora));
    Set<String> changed = new TreeSet<>(before.keySet());
    changed.addAll(after.keySet());
    changed.removeIf(
        attribute -> after.getOrDefault(attribute, List.of()).equals(before.get(attribute)));
    assertThat(changed).contains("pwdLastSet").isSubsetOf(OF_A_PASSWORD);
  }

  @Test
  void aResetUnlocksTheAccount() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    for (int i = 0; i < 3; i++) {
      domain.bind(dn(dora), WRONG);
    }
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("775");

    reset(dora, NEW);

    assertThat(domain.values(dn(dora))).containsEntry("lockoutTime", List.of("0"));
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @Test
  void whatTheDirectoryRefusesIsExplainedOnThePage() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);

    Page refused = reset(dora, "Shrt-1");

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(refused.text())
        .contains("it must have at least 8 characters")
        .doesNotContain("0000052D", "check_password_restrictions");
    refused = walk.newPassword(refused, "onlysmallletters");
    assertThat(refused.text()).contains("it is too simple");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    assertRows(dora, "reset - - choosing_password email 1/1 refused");

    assertThat(Step.of(walk.newPassword(refused, NEW))).isEqualTo(Step.DONE);
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertRows(dora, "reset succeeded password_reset done email 1/1 written");
  }

  @Test
  void whomTheServiceAccountMayNotTouchIsSentToTheHelpdesk() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.OTHERS);

    Page refused = reset(dora, NEW);

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(refused.text()).contains("does not allow this account's password to be set here");
    assertThat(domain.takes("CN=Dora " + dora.username() + "," + SambaDomain.OTHERS, OLD)).isTrue();
    assertRows(
        dora,
        "reset failed directory_not_permitted choosing_password email 1/1 directory_not_permitted");
  }

  @Test
  void whomTheDomainProtectsIsSentToTheHelpdesk() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.OTHERS);
    domain.set(dn(dora, SambaDomain.OTHERS), "adminCount", "1");

    Page refused = reset(dora, NEW);

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(domain.takes(dn(dora, SambaDomain.OTHERS), OLD)).isTrue();
    assertRows(
        dora, "reset failed directory_protected choosing_password email 1/1 directory_protected");
  }

  @ParameterizedTest
  @EnumSource
  void whoMustChangeThePasswordIsAskedToAtSignIn(Mode mode) throws LDAPException {
    Person dora = registered(mode, SambaDomain.PEOPLE);
    domain.set(dn(dora), "pwdLastSet", "0");
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("773");

    assertThat(corp.takes(dora, WRONG)).isFalse();
    Page page = corp.signIn(dora, OLD);
    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
    walk.newPassword(page, NEW);

    assertRows(dora, "change succeeded required_password_changed done - 0/0 written");
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), OLD)).isFalse();
    assertThat(corp.signsIn(dora, NEW)).isTrue();
  }

  @Test
  void anAdministratorsResetReachesTheDirectory() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);

    resetByAdministrator(dora, NEW);

    assertRows(dora, "admin-reset succeeded password_set done - 0/0 written");
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), OLD)).isFalse();
    assertThatThrownBy(() -> resetByAdministrator(dora, "Shrt-1"))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            refused ->
                assertThat(refused.getResponse().readEntity(String.class))
                    .contains("ssprWritebackTooShortOf", "at least 8 characters"));
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anAdministratorsTemporaryPasswordMustBeChangedEverywhere(Mode mode) throws LDAPException {
    Person dora = registered(mode, SambaDomain.PEOPLE);
    CredentialRepresentation temporary = password(NEW);
    temporary.setTemporary(true);

    corp.admin().users().get(dora.id()).resetPassword(temporary);

    assertThat(domain.bind(dn(dora), NEW)).isEqualTo("773");
    Page page = corp.signIn(dora, NEW);
    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
    walk.newPassword(page, "Third-Passw0rd!");
    assertThat(domain.takes(dn(dora), "Third-Passw0rd!")).isTrue();
    assertThat(corp.signsIn(dora, "Third-Passw0rd!")).isTrue();
  }

  @Test
  void aDisabledAccountStaysDisabled() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    domain.set(dn(dora), "userAccountControl", "514");

    resetByAdministrator(dora, NEW);

    assertThat(domain.values(dn(dora))).containsEntry("userAccountControl", List.of("514"));
    assertThat(domain.bind(dn(dora), NEW)).isEqualTo("533");
  }

  @Test
  void aControllerThatIsDownIsPassedOver() throws LDAPException {
    Person dora =
        registered(
            Mode.READ_ONLY,
            SambaDomain.PEOPLE,
            Map.of("connectionUrl", domain.deadUrl() + " " + domain.url()));

    assertThat(Step.of(reset(dora, NEW))).isEqualTo(Step.DONE);

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @Test
  void tlsCanBeStartedOnAPlainConnection() throws LDAPException {
    Person dora =
        registered(
            Mode.READ_ONLY,
            SambaDomain.PEOPLE,
            Map.of("connectionUrl", domain.plainUrl(), "startTls", "true"));

    assertThat(Step.of(reset(dora, NEW))).isEqualTo(Step.DONE);

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @Test
  void withWritebackOffNothingIsWritten() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    corp.setUp(policy(false));

    Page refused = reset(dora, NEW);

    assertThat(refused.text()).contains("storage is not writable");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }

  private void resetByAdministrator(Person person, String password) {
    corp.admin().users().get(person.id()).resetPassword(password(password));
  }

  private static CredentialRepresentation password(String password) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(CredentialRepresentation.PASSWORD);
    credential.setValue(Secret.PASSWORD.used(password));
    return credential;
  }
}
