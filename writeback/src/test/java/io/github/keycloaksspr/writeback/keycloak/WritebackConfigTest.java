package io.github.keycloaksspr.writeback.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloaksspr.writeback.directory.ControllerSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.provider.ProviderConfigProperty;

/** Settings for writeback on an LDAP provider (spec W7, W10). */
class WritebackConfigTest {
  private final ComponentModel component = new ComponentModel();

  WritebackConfigTest() {
    with("connectionUrl", "ldaps://reader.corp.example");
    with("bindDn", "CN=reader");
    with("bindCredential", "secret of reader");
  }

  @Test
  void withoutAnyTheProvidersOwnConnectionIsUsed() {
    assertThat(config().bindDn()).isEqualTo("CN=reader");
    assertThat(config().bindCredential()).isEqualTo("secret of reader");
    assertThat(config().source())
        .isEqualTo(ControllerSource.of("ldaps://reader.corp.example", "", false));
  }

  @Test
  void theirsComeBeforeTheProviders() {
    with("ssprControllers", "dns:corp.example");
    with("ssprSite", "berlin");
    with("ssprBindDn", "CN=svc-sspr");
    with("ssprBindCredential", " with blanks ");

    assertThatCode(() -> config().validate()).doesNotThrowAnyException();
    assertThat(config().bindDn()).isEqualTo("CN=svc-sspr");
    assertThat(config().bindCredential()).isEqualTo(" with blanks ");
    assertThat(config().source())
        .isEqualTo(ControllerSource.of("dns:corp.example", "berlin", false));
  }

  @Test
  void blankOnesAreNone() {
    with("ssprControllers", " ");
    with("ssprBindDn", "");
    with("connectionUrl", "ldap://reader.corp.example");

    assertThatCode(() -> config().validate()).doesNotThrowAnyException();
    assertThat(config().bindDn()).isEqualTo("CN=reader");
  }

  @ParameterizedTest
  @CsvSource({
    "ssprControllers, dc1.corp.example, is no address",
    "ssprControllers, ldap://dc1.corp.example, StartTLS",
    "ssprControllers, dns:corp, is no domain",
    "ssprSite, berlin, is of use only",
    "ssprBindDn, CN=svc-sspr, must be set both",
    "ssprBindCredential, secret of svc, must be set both"
  })
  void whatCannotWorkIsRefused(String name, String value, String why) {
    with(name, value);

    assertThatExceptionOfType(ComponentValidationException.class)
        .isThrownBy(() -> config().validate())
        .withMessageContaining(why)
        .withMessageNotContaining("secret of svc");
  }

  @Test
  void anAccountForWritebackIsRefusedWhereNothingCouldBeSentSafely() {
    with("connectionUrl", "ldap://reader.corp.example");
    with("ssprBindDn", "CN=svc-sspr");
    with("ssprBindCredential", "secret");

    assertThatExceptionOfType(ComponentValidationException.class)
        .isThrownBy(() -> config().validate())
        .withMessageContaining("without TLS");
  }

  @Test
  void onlyTheCredentialIsSecret() {
    assertThat(WritebackConfig.addedTo(List.of()))
        .filteredOn(ProviderConfigProperty::isSecret)
        .extracting(ProviderConfigProperty::getName)
        .containsExactly("ssprBindCredential");
  }

  private void with(String name, String value) {
    component.getConfig().putSingle(name, value);
  }

  private WritebackConfig config() {
    return new WritebackConfig(component);
  }
}
