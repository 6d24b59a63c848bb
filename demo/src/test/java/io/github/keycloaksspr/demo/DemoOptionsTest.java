package io.github.keycloaksspr.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
  @Test
  void portsHaveDefaults() {
    DemoOptions options = DemoOptions.of();

    assertThat(options.httpPort()).isEqualTo(8080);
    assertThat(options.managementPort()).isEqualTo(9000);
    assertThat(options.inboxPort()).isEqualTo(8025);
    assertThat(options.smtpPort()).isEqualTo(3025);
  }

  @Test
  void portsCanBeChosen() {
    DemoOptions options = DemoOptions.of("--http-port", "0", "--inbox-port", "9025");

    assertThat(options.httpPort()).isZero();
    assertThat(options.managementPort()).isZero();
    assertThat(options.inboxPort()).isEqualTo(9025);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --http-port 80a,     --http-port takes 0 to 65535
          --http-port 65536,   --http-port takes 0 to 65535
          --smtp-port -1,      --smtp-port takes 0 to 65535
          --colour red,        unknown option --colour
          --http-port,         --http-port needs a value
          """)
  void mistakesAreNamed(String arguments, String message) {
    assertThatThrownBy(() -> DemoOptions.of(arguments.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
