package io.github.keycloaksspr.adminuiext.adminreset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.policy.FieldError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetBodyTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "{}", "{\"kind\":\"generated\"}"})
  void withoutAPasswordMeansThatOneIsMadeAndSessionsEnd(String text) {
    assertThat(ResetBody.parse(text))
        .isEqualTo(new ResetBody.Valid(new ResetBody("generated", Optional.empty(), true, false)));
  }

  @Test
  void everyFieldIsRead() {
    assertThat(
            ResetBody.parse("{\"kind\":\"typed\",\"password\":\" a b \",\"logoutSessions\":false}"))
        .isEqualTo(new ResetBody.Valid(new ResetBody("typed", Optional.of(" a b "), false, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|''",
        "{|''",
        "{} {}|''",
        "'{\"passwort\":\"x\"}'|''",
        "'{\"kind\":\"generated\",\"kind\":\"generated\"}'|''",
        "'{\"kind\":\"mail\"}'|kind",
        "'{\"kind\":\"link\",\"password\":\"Secret-1\"}'|password",
        "'{\"kind\":\"link\",\"logoutSessions\":false}'|logoutSessions",
        "'{\"kind\":\"link\",\"send\":\"yes\"}'|send",
        "'{\"send\":true}'|send",
        "'{\"kind\":null}'|kind",
        "'{\"kind\":\"typed\"}'|password",
        "'{\"password\":\"Secret-1\"}'|password",
        "'{\"kind\":\"generated\",\"password\":\"Secret-1\"}'|password",
        "'{\"kind\":\"typed\",\"password\":\"  \"}'|password",
        "'{\"kind\":\"typed\",\"password\":[\"Secret-1\"]}'|password",
        "'{\"logoutSessions\":\"yes\"}'|logoutSessions",
      })
  void whatIsWrongIsNamedAndNeverRepeated(String text, String field) {
    ResetBody.Parsed parsed = ResetBody.parse(text);

    assertThat(parsed).isInstanceOf(ResetBody.Invalid.class);
    assertThat(((ResetBody.Invalid) parsed).errors())
        .extracting(FieldError::field)
        .containsExactly(field);
    assertThat(parsed.toString()).doesNotContain("Secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"kind\":\"link\"}'|false",
        "'{\"kind\":\"link\",\"send\":false}'|false",
        "'{\"kind\":\"link\",\"send\":true}'|true",
      })
  void aLinkIsSentOnlyWhenAsked(String text, boolean send) {
    assertThat(ResetBody.parse(text))
        .isEqualTo(new ResetBody.Valid(new ResetBody("link", Optional.empty(), true, send)));
  }

  @Test
  void aPasswordOfEndlessLengthIsRefused() {
    String text = "{\"kind\":\"typed\",\"password\":\"%s\"}";

    assertThat(ResetBody.parse(text.formatted("x".repeat(256))))
        .isInstanceOf(ResetBody.Valid.class);
    assertThat(ResetBody.parse(text.formatted("x".repeat(257))))
        .isInstanceOf(ResetBody.Invalid.class);
    assertThat(ResetBody.parse(text.formatted("x".repeat(1_000_000))))
        .isInstanceOf(ResetBody.Invalid.class);
  }

  @Test
  void thePasswordIsNotPrinted() {
    assertThat(
            new ResetBody.Valid(new ResetBody("typed", Optional.of("Secret-1"), true, false))
                .toString())
        .doesNotContain("Secret");
  }
}
