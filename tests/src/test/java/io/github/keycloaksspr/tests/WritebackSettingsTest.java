package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Person;
import jakarta.ws.rs.BadRequestException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An account and controllers of its own for writeback, on the LDAP provider (spec W4, W7, W10). */
class WritebackSettingsTest extends DomainTest {
  private static final String READER = "CN=reader,CN=Users,DC=corp,DC=example,DC=test";

  /**
   * Keycloak reads with an account that has no rights, writeback writes with one that has three.
   */
  private static final Map<String, String> TWO_ACCOUNTS =
      Map.of(
          "bindDn", READER,
          "ssprBindDn", SambaDomain.SERVICE,
          "ssprBindCredential", SambaDomain.ACCOUNTS_PASSWORD);

  private static final Map<String, String> OWN_ACCOUNT =
      Map.of(
          "ssprBindDn", SambaDomain.SERVICE,
          "ssprBindCredential", SambaDomain.ACCOUNTS_PASSWORD);

  @BeforeAll
  static void addTheReader() throws LDAPException {
    domain.addUser(READER, "reader", SambaDomain.ACCOUNTS_PASSWORD);
  }

  @Test
  void theAccountOfWritebackWritesWhatTheProvidersMayNot() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE, Map.of("bindDn", READER));
    assertThat(reset(dora, NEW).text()).contains("does not allow this account's password");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();

    federation.configure(TWO_ACCOUNTS);

    assertThat(Step.of(reset(dora, NEW))).isEqualTo(Step.DONE);
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void itsRightsAreTheOnesThatCountInEveryMode(Mode mode) throws LDAPException {
    Person dora = registered(mode, SambaDomain.OTHERS, OWN_ACCOUNT);

    assertThat(reset(dora, NEW).text()).contains("does not allow this account's password");
    assertThat(domain.takes(dn(dora, SambaDomain.OTHERS), OLD)).isTrue();
  }

  @Test
  void inWritableModeKeycloakWritesTheRestByItsOwnAccount() throws LDAPException {
    Person dora = registered(Mode.WRITABLE, SambaDomain.PEOPLE, OWN_ACCOUNT);
    domain.set(dn(dora), "pwdLastSet", "0");

    Page page = corp.signIn(dora, OLD);
    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
    walk.newPassword(page, NEW);
    assertThat(corp.signsIn(dora, NEW)).isTrue();

    assertThat(Step.of(reset(dora, "Third-Passw0rd!"))).isEqualTo(Step.DONE);
    assertThat(domain.takes(dn(dora), "Third-Passw0rd!")).isTrue();
  }

  @Test
  void itsPasswordIsNotShownAndOutlivesAnUpdate() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE, TWO_ACCOUNTS);

    assertThat(federation.settings().getConfig().getFirst("ssprBindCredential"))
        .matches("\\*+")
        .isEqualTo(federation.settings().getConfig().getFirst("bindCredential"));
    federation.configure(Map.of("priority", "7"));

    assertThat(Step.of(reset(dora, NEW))).isEqualTo(Step.DONE);
  }

  @ParameterizedTest
  @CsvSource({
    "ssprControllers, ldap://dc1.corp.example, is without TLS",
    "ssprControllers, dc1.corp.example, is no address of a domain controller",
    "ssprControllers, dns:corp, is no domain to look up",
    "ssprSite, berlin, is of use only with controllers such as dns:corp.example",
    "ssprBindDn, CN=other, must be set both"
  })
  void whatCannotWorkIsRefusedAndChangesNothing(String name, String value, String why)
      throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE, Map.of());

    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> federation.configure(Map.of(name, value)))
        .satisfies(
            refused -> assertThat(refused.getResponse().readEntity(String.class)).contains(why));

    assertThat(federation.settings().getConfig()).doesNotContainKey(name);
    assertThat(Step.of(reset(dora, NEW))).isEqualTo(Step.DONE);
  }

  @Test
  void aDnsThatDoesNotAnswerIsADirectoryThatCannotBeReached() throws LDAPException {
    Person dora =
        registered(
            Mode.READ_ONLY,
            SambaDomain.PEOPLE,
            Map.of("ssprControllers", "dns://127.0.0.1:1/corp.example.test"));

    Page page = walk.newPassword(walk.toNewPassword(new Browserless(), dora), NEW);

    assertThat(page.text()).contains("can't be reached", "was not changed");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }
}
