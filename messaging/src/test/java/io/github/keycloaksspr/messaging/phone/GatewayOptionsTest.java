package io.github.keycloaksspr.messaging.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.messaging.wire.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayOptionsTest {

  @Test
  void withoutOptionsAGatewayHasSevenSecondsAndFiveFailures() {
    GatewayOptions options = Options.of("any", Map.of());

    assertThat(options.timeouts())
        .isEqualTo(new Wire.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5)));
    assertThat(options.circuit()).isEqualTo(new Circuit.Limits(5, Duration.ofSeconds(30)));
  }

  @Test
  void optionsAreRead() {
    GatewayOptions options =
        Options.of(
            "any",
            Map.of(
                "connect-timeout", "500ms",
                "read-timeout", " 10s ",
                "circuit-failures", "2",
                "circuit-pause", "1m"));

    assertThat(options.timeouts())
        .isEqualTo(new Wire.Timeouts(Duration.ofMillis(500), Duration.ofSeconds(10)));
    assertThat(options.circuit()).isEqualTo(new Circuit.Limits(2, Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "0s", "-1s", "1h", "61m", "PT5S", "soon"})
  void aDurationHasAUnitAndAnEnd(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("any", Map.of("read-timeout", text)).timeouts())
        .withMessageStartingWith("--spi-sspr-phone-gateway--any--read-timeout is '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "10000"})
  void aNumberIsPositive(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("any", Map.of("circuit-failures", text)).circuit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gateway", "ftp://gateway/", "https://", "https://user:pw@gateway/", "ht tp:"})
  void anAddressIsOneThatCanBeCalled(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("any", Map.of("url", text)).address("url", ""))
        .withMessageNotContaining("user:pw");
  }

  @ParameterizedTest
  @CsvSource({
    "https://gateway.example.org, false",
    "http://gateway.example.org, true",
    "http://127.0.0.1:80, false",
    "http://localhost:80, false",
    "http://[::1]:80, false",
    "http://localhost.example.org, true"
  })
  void anAddressIsExposedWithoutTlsExceptOnThisMachine(URI address, boolean exposed) {
    assertThat(GatewayOptions.exposed(address)).isEqualTo(exposed);
  }
}
