package io.github.keycloaksspr.core.activity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "Änne O'Connor-Müller",
        "株式会社",
        "نيلوفر",
        "می\u200Cخواهم",
        "😀 x",
        "a|b=c\\\"]"
      })
  void aNameStaysAsItIs(String name) {
    assertThat(CleanText.of(name, 100)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r", "\t", "\0", "\u001B", "\u007F", "\u0085", "\u009B", "\u2028", "\u2029",
        "\u061C", "\u200E", "\u200F", "\u202A", "\u202E", "\u2066", "\u2069", "\uFEFF", "\uD83D",
        "\uDE00"
      })
  void whatBreaksOrTurnsALineIsReplaced(String harmful) {
    assertThat(CleanText.of("a" + harmful + "b", 100)).isEqualTo("a\uFFFDb");
  }

  @Test
  void aTextIsCutWithoutHalvingACharacter() {
    assertThat(CleanText.of("ab😀c", 3)).isEqualTo("ab");
    assertThat(CleanText.of("ab😀c", 4)).isEqualTo("ab😀");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(CleanText.of("x".repeat(100_000), 255)).isEqualTo("x".repeat(255));
  }
}
