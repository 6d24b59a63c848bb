package io.github.keycloaksspr.authenticators.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  private final MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
  private final Form form = Form.of(posted);

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {"483920|483920", " 483920\t|483920", "\u2003a b\u3000|a b", "é|é"})
  void aValueIsReadWithoutBlanksAround(String sent, String value) {
    posted.add("code", sent);

    assertThat(form.value("code")).contains(value);
  }

  @Nested
  class AMissingField {

    @Test
    void hasNoValue() {
      assertThat(form.value("code")).isEmpty();
    }

    @Test
    void isNotThere() {
      assertThat(form.has("code")).isFalse();
      assertThat(form.filled("code")).isFalse();
    }
  }

  @Nested
  class ABlankField {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u2003"})
    void hasNoValue(String blank) {
      posted.add("code", blank);

      assertThat(form.value("code")).isEmpty();
    }

    @Test
    void isThereButNotFilled() {
      posted.add("resend", "");

      assertThat(form.has("resend")).isTrue();
      assertThat(form.filled("resend")).isFalse();
    }
  }

  @Nested
  class ADoubledField {

    @ParameterizedTest
    @CsvSource({"483920,483920", "483920,000000", "483920,''", "'',483920"})
    void hasNoValue(String first, String second) {
      posted.add("code", first);
      posted.add("code", second);

      assertThat(form.value("code")).isEmpty();
    }

    @Test
    void isThereAndFilled() {
      posted.add("code", "");
      posted.add("code", "483920");

      assertThat(form.has("code")).isTrue();
      assertThat(form.filled("code")).isTrue();
    }
  }

  @Nested
  class ALongField {

    @Test
    void mayHaveTwoThousandCharacters() {
      posted.add("destination", "x".repeat(2_000));

      assertThat(form.value("destination")).contains("x".repeat(2_000));
    }

    @Test
    void hasNoValueBeyond() {
      posted.add("destination", "x".repeat(2_001));

      assertThat(form.value("destination")).isEmpty();
      assertThat(form.filled("destination")).isTrue();
    }
  }

  @Test
  void namesOfFieldsAreTakenAsTheyAre() {
    posted.add("Code", "483920");

    assertThat(form.has("code")).isFalse();
  }
}
