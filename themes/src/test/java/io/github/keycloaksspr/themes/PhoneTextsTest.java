package io.github.keycloaksspr.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent to phones, made as the server makes it. */
class PhoneTextsTest {

  /** One text of letters that every phone has; longer ones cost twice. */
  private static final int ONE_TEXT = 160;

  static Stream<Locale> languages() {
    return Stream.of(Locale.ENGLISH, Locale.GERMAN);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aTextHasTheWholeCodeAndCostsOnce(Locale locale) {
    String text = say(locale, "ssprTextMessage", "012945", "Contoso Aktiengesellschaft", 5);

    assertThat(text)
        .startsWith("012945 ")
        .contains("Contoso Aktiengesellschaft", " 5 ")
        .hasSizeLessThanOrEqualTo(ONE_TEXT);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aCallSaysWhoCalls(Locale locale) {
    assertThat(say(locale, "ssprCallMessageGreeting", "Fish & Chips")).contains("Fish & Chips");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aCallIsShort(Locale locale) {
    int letters =
        List.of(
                "ssprCallMessageGreeting",
                "ssprCallMessageCode",
                "ssprCallMessageAgain",
                "ssprCallMessageGoodbye")
            .stream()
            .mapToInt(key -> say(locale, key, "Contoso").length())
            .sum();

    assertThat(letters).isLessThan(250);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aCallThatWaitsNamesTheKey(Locale locale) {
    String key = locale.equals(Locale.GERMAN) ? "Rautetaste" : "hash key";

    assertThat(say(locale, "ssprCallMessagePressKey")).contains(key);
    assertThat(say(locale, "ssprCallMessageNoKey")).contains(key);
  }

  private static String say(Locale locale, String key, Object... parameters) {
    Properties messages = KeycloakTheme.email("sspr").messages(locale);
    return new MessageFormat(messages.getProperty(key), locale).format(parameters);
  }
}
