package io.github.keycloaksspr.tests.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFinderTest {
  private final SecretFinder finder =
      new SecretFinder(
          List.of(
              "123456", "Anna@private.example", "+14255550100", "Moby Dick", "New-Passw0rd!", "x"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        "the code is 123456",
        "code=123456&more",
        "\"123456\",",
        "to ANNA@PRIVATE.EXAMPLE",
        "<anna@private.example>",
        "?to=anna%40private.example",
        "to +14255550100.",
        "to 14255550100",
        "?to=%2B14255550100",
        "her moby dick",
        "answer=Moby+Dick",
        "anna bought it: anna@private.example",
        "[New-Passw0rd!]",
        "New-Passw0rd!again",
        "a x b"
      })
  void aWholeSecretIsFound(String line) {
    assertThat(finder.in(line)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " --- ",
        "1234567",
        "0123456",
        "c123456f-0000",
        "123 456",
        "anna@private.example2",
        "joanna@private.example",
        "anna***@private",
        "114255550100",
        "***00",
        "Moby Dickens",
        "Moby-Dick",
        "New-Passw0rd",
        "xx"
      })
  void lessOrMoreIsNot(String line) {
    assertThat(finder.in(line)).isEmpty();
  }

  @Test
  void allSecretsOfALineAreFound() {
    assertThat(finder.in("123456 to anna@private.example, again 123456"))
        .containsExactly("123456", "anna@private.example");
  }
}
