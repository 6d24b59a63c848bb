package io.github.keycloaksspr.core.policy;

import static io.github.keycloaksspr.core.policy.Documents.warnings;
import static io.github.keycloaksspr.core.policy.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWarningsTest {

  private static final String ADMINISTRATORS =
      "\"administrators\":{\"gates\":1,\"methods\":[\"email\"]}";

  /** A document that nobody needs to think about again, and one more setting. */
  private static String quiet(String setting) {
    return "{" + setting + (setting.isEmpty() ? "" : ",") + ADMINISTRATORS + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"scope\":\"all\",\"methods\":[\"email\"]"})
  void aPolicyThatWorksHasNone(String settings) {
    assertThat(warnings(quiet(settings))).isEmpty();
  }

  @Test
  void questionsAloneAreEasyToGuess() {
    assertThat(warnings(quiet("\"methods\":[\"questions\"]")))
        .contains(
            new FieldError(
                "methods", "Security questions alone are easy to guess; enable another method."));
  }

  @Test
  void questionsBesideAnotherMethodAreNotAlone() {
    assertThat(warnings(quiet("\"methods\":[\"questions\",\"email\"]")))
        .extracting(FieldError::error)
        .noneMatch(error -> error.contains("guess"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          branding.logo                | "https://corp.example/l.png"
          branding.color               | "#0b5"
          """)
  void settingsWithoutEffectAreNamed(String setting, String value) {
    assertThat(warnings(with(setting, value)))
        .contains(new FieldError(setting, "This setting has no effect in this version."));
  }

  @ParameterizedTest
  @CsvSource({
    "branding.name,'\"Corp\"'",
    "registration.required,false",
    "limits.proofs,9",
    "writeback.enabled,true"
  })
  void settingsWithAnEffectAreNotNamed(String setting, String value) {
    assertThat(warnings(with(setting, value)))
        .extracting(FieldError::field)
        .doesNotContain(setting);
  }
}
