package io.github.keycloaksspr.writeback.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySettingsTest {
  private static final String BIND = "CN=svc-sspr,DC=corp,DC=example";

  @Test
  void controllersComeInTheOrderOfTheirUrls() {
    assertThat(of("ldaps://dc1.corp.example  LDAPS://dc2.corp.example:1636/", false).controllers())
        .containsExactly(
            new ControllerAddress("dc1.corp.example", 636, true),
            new ControllerAddress("dc2.corp.example", 1636, true));
  }

  @Test
  void theUsualPortIsThatOfTheScheme() {
    assertThat(of("ldap://dc1.corp.example", true).controllers())
        .containsExactly(new ControllerAddress("dc1.corp.example", 389, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ldap://dc1.corp.example", "ldaps://dc1.corp.example ldap://dc2.corp.example"})
  void aPasswordIsNeverSentWithoutTls(String urls) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(urls, false))
        .withMessageContaining("StartTLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dc1.corp.example", "https://dc1.corp.example", "ldaps://"})
  void whatIsNoAddressIsQuoted(String urls) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(urls, true));
  }

  @ParameterizedTest
  @CsvSource({"'', secret", BIND_AND_NOTHING})
  void aServiceAccountIsNeeded(String bindDn, String bindPassword) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DirectorySettings.of("ldaps://dc1", false, bindDn, bindPassword));
  }

  private static final String BIND_AND_NOTHING = "CN=svc-sspr, ''";

  @Test
  void secretsAreNotPrinted() {
    assertThat(of("ldaps://dc1", false).toString()).contains("dc1").doesNotContain("secret");
    assertThat(new NewPassword("CN=Anna", "New-Passw0rd!").toString()).doesNotContain("Passw0rd");
  }

  private static DirectorySettings of(String urls, boolean startTls) {
    return DirectorySettings.of(urls, startTls, BIND, "secret");
  }
}
