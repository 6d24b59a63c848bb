package io.github.keycloaksspr.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "012345",
        " 012345 ",
        "012 345",
        "012-345",
        "0 1 2 3 4 5",
        "01-23-45",
        "012\u00a0345",
        "\t012345\r\n",
        "０１２３４５",
        "٠١٢٣٤٥",
        "۰۱۲۳۴۵",
        "०१२३४५",
        "𝟎𝟏𝟐𝟑𝟒𝟓"
      })
  void sixDigitsAreReadHoweverTheyAreTyped(String typed) {
    assertThat(TypedCode.parse(typed)).contains(new TypedCode("012345"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "12345", "1234567", "123 45", "1234 5678", "٠١٢٣٤"})
  void anotherNumberOfDigitsIsRefused(String typed) {
    assertThat(TypedCode.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345a", "abcdef", "12345O", "123.456", "123,456", "+123456", "123456!", "½23456",
        "①②③④⑤⑥", "一二三四五六", "12345६x", "1e5000", "0x1234"
      })
  void anythingButDigitsIsRefused(String typed) {
    assertThat(TypedCode.parse(typed)).isEmpty();
  }

  @Test
  void blanksMayFillThirtyTwoCharacters() {
    assertThat(TypedCode.parse(" ".repeat(26) + "012345")).contains(new TypedCode("012345"));
  }

  @Test
  void longerInputIsRefused() {
    assertThat(TypedCode.parse(" ".repeat(27) + "012345")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456", "1234567", "1234 5678"})
  void codesOfAnotherOriginMayBeLonger(String typed) {
    assertThat(TypedCode.parse(typed, 6, 8)).contains(new TypedCode(typed.replace(" ", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "123456789"})
  void butNotOfAnyLength(String typed) {
    assertThat(TypedCode.parse(typed, 6, 8)).isEmpty();
  }

  @Test
  void textsDoNotShowTheDigits() {
    assertThat(new TypedCode("483920")).hasToString("TypedCode[******]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200e123456\u200e",
        "123\u2011456",
        "123\u2013456",
        "\ufeff123\u2060456",
        "123\t456"
      })
  void marksThatMailProgramsAddAreNoPartOfACode(String typed) {
    assertThat(TypedCode.parse(typed)).contains(new TypedCode("123456"));
  }

  @Test
  void aNulIsNoOrnament() {
    assertThat(TypedCode.parse("123\u0000456")).isEmpty();
  }
}
