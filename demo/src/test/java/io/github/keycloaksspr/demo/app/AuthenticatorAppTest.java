package io.github.keycloaksspr.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatorAppTest {
  // RFC 6238, appendix B: the last six of eight digits
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(AuthenticatorApp.code("12345678901234567890", Instant.ofEpochSecond(second)))
        .isEqualTo(code);
  }
}
