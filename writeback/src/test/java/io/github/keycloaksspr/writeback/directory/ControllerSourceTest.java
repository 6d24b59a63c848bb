package io.github.keycloaksspr.writeback.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.writeback.directory.ControllerSource.InDns;
import io.github.keycloaksspr.writeback.directory.ControllerSource.Listed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerSourceTest {

  @Test
  void urlsAreAList() {
    assertThat(ControllerSource.of("ldaps://dc1.corp.example ldaps://dc2.corp.example", "", false))
        .isEqualTo(
            new Listed(
                List.of(
                    new ControllerAddress("dc1.corp.example", 636, true),
                    new ControllerAddress("dc2.corp.example", 636, true))));
  }

  @ParameterizedTest
  @CsvSource({
    "dns:corp.example, ''",
    "DNS:Corp.Example., ''",
    "dns://10.0.0.53/corp.example, 10.0.0.53",
    "dns://ns.corp.example:5353/corp.example, ns.corp.example:5353"
  })
  void aDomainIsLookedUp(String controllers, String server) {
    assertThat(ControllerSource.of(controllers, "", true))
        .isEqualTo(new InDns(new ServiceLocation(server, "corp.example", Optional.empty()), true));
  }

  @Test
  void theNamesAreThoseThatControllersRegister() {
    ServiceLocation location = ServiceLocation.of("dns:corp.example", "Berlin-1");

    assertThat(location.ofDomain()).isEqualTo("_ldap._tcp.dc._msdcs.corp.example");
    assertThat(location.ofSite()).contains("_ldap._tcp.berlin-1._sites.dc._msdcs.corp.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dns:",
        "dns:corp",
        "dns:corp..example",
        "dns:-corp.example",
        "dns:corp.example/path",
        "dns:corp.example?type=SRV",
        "dns:corp.example dns:other.example",
        "dns:///corp.example",
        "dns://10.0.0.53",
        "dns:corp.example ldaps://dc1.corp.example"
      })
  void whatIsNoDomainIsQuoted(String controllers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ControllerSource.of(controllers, "", false))
        .withMessageContaining("'" + controllers + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "a.b", "-berlin"})
  void whatIsNoSiteIsQuoted(String site) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ControllerSource.of("dns:corp.example", site, false))
        .withMessageContaining("'" + site + "'");
  }

  @Test
  void aSiteIsOfNoUseToAList() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ControllerSource.of("ldaps://dc1.corp.example", "berlin", false))
        .withMessageContaining("berlin");
  }
}
