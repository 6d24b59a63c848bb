package io.github.keycloaksspr.adminuiext.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.policy.FieldError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckBodyTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "{}"})
  void withoutAUserNobodyIsLookedAt(@Nullable String text) {
    assertThat(CheckBody.parse(text)).isEqualTo(new CheckBody.Nobody());
  }

  @Test
  void aUserIsNamed() {
    assertThat(CheckBody.parse("{\"user\":\" anna \"}")).isEqualTo(new CheckBody.Somebody("anna"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | {",
        "~~ | []",
        "~~ | {} {}",
        "~~ | {\"name\":\"anna\"}",
        "~~ | {\"user\":\"anna\",\"name\":\"anna\"}",
        "~~ | {\"user\":\"anna\",\"user\":\"bert\"}",
        "user | {\"user\":1}",
        "user | {\"user\":null}",
        "user | {\"user\":\" \"}"
      })
  void whatIsWrongIsNamed(String field, String text) {
    assertThat(CheckBody.parse(text))
        .isInstanceOfSatisfying(
            CheckBody.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.field()).isEqualTo(field))
                    .extracting(FieldError::error)
                    .asString()
                    .endsWith("."));
  }
}
