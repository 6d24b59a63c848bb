package io.github.keycloaksspr.core.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(locale);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "composed and decomposed|Jos\u00e9|Jose\u0301",
        "Hangul syllable and jamo|\ud55c\uae00\uc774|\u1112\u1161\u11ab\u1100\u1173\u11af\uc774",
        "full width|Rex 12|\uff32\uff45\uff58\u3000\uff11\uff12",
        "half-width katakana|\u30dd\u30c1\u30ad\u30e7|\uff8e\uff9f\uff81\uff77\uff6e",
        "ligature|Sophie Ruffin|Sophie Ru\ufb03n",
        "superscript|Apollo 2|Apollo \u00b2",
        "case|REX the dog|rex THE Dog",
        "sharp s|Gro\u00dfe Stra\u00dfe|GROSSE STRASSE",
        "capital sharp s|STRA\u1e9eE|strasse",
        "final sigma|\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3|"
            + "\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c2",
        "sigma typed at the end|\u03bf\u03b4\u03cc\u03c2|\u03bf\u03b4\u03cc\u03c3",
        "dotted capital i|\u0130stanbul|istanbul",
        "dotted capital i decomposed|I\u0307stanbul|istanbul",
        "what lower-casing makes of it|i\u0307stanbul|\u0130STANBUL",
        "dotless i and its capital|\u0131rmak|IRMAK",
        "zero-width space|Re\u200bx Junior|Rex Junior",
        "byte order mark|\ufeffRexi|Rexi",
        "soft hyphen|Donau\u00addampfer|Donaudampfer",
        "direction marks|\u200f\u05e8\u05e7\u05e1\u200e|\u05e8\u05e7\u05e1",
        "isolates round right-to-left|\u2067\u0631\u064a\u0643\u0633\u2069|\u0631\u064a\u0643\u0633",
        "Arabic presentation forms|\ufedf\ufea0\ufee8|\u0644\u062c\u0646",
        "Persian non-joiner|\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645|"
            + "\u0645\u06cc\u062e\u0648\u0627\u0647\u0645",
        "variation selector|I \u2764\ufe0f Rex|I \u2764 Rex",
        "joined emoji|\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67|"
            + "\ud83d\udc68\ud83d\udc69\ud83d\udc67",
        "blanks around|  Rex  |Rex",
        "blanks within|Rex   the\tdog|Rex the dog",
        "no-break and ideographic space|Rex\u00a0the\u3000dog|Rex the dog",
        "line separators|Rex\u2028the\u0085dog|Rex the dog",
        "blanks round something invisible|Rex \u200b the dog|Rex the dog",
        "typographic apostrophe|O\u2019Neil|o'neil",
        "typographic hyphen|Anne\u2011Marie|anne-marie",
        "control character|R\u0000ex\u0007y|Rexy",
        "half a surrogate pair|Rexy\ud83d|rexy"
      })
  void isTheSame(String what, String one, String other) {
    assertThat(Answer.of(one)).as(what).isEqualTo(Answer.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Rex,Max",
    "resume,r\u00e9sum\u00e9",
    "Rex 1,Rex 2",
    "Rex the dog,Rexthedog",
    "\ud83d\udc36\ud83d\udc36\ud83d\udc36,\ud83d\udc31\ud83d\udc31\ud83d\udc31",
    "\u0644\u062c\u0646,\u0644\u062c\u0645"
  })
  void isNotTheSame(String one, String other) {
    assertThat(Answer.of(one)).isNotEqualTo(Answer.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "az", "lt", "el", "de", "ar", "th-TH-u-nu-thai"})
  void isTheSameOnServersOfEveryLanguage(String tag) {
    String[] answers = {
      "TITANIC", "\u0130stanbul", "\u0131l\u0131k", "I\u0300r\u00cd", "\u03a3\u03a3"
    };
    for (String typed : answers) {
      Locale.setDefault(Locale.ROOT);
      Answer expected = Answer.of(typed);

      Locale.setDefault(Locale.forLanguageTag(tag));

      assertThat(Answer.of(typed)).isEqualTo(expected);
    }
  }

  @Test
  void aNormalFormIsItsOwnNormalForm() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .mapToObj(point -> "a" + Character.toString(point) + "i")
        .map(Answer::of)
        .forEach(answer -> assertThat(Answer.of(answer.normal())).isEqualTo(answer));
  }

  @Test
  void noMixtureOfCharactersMakesAFormThatChangesAgain() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String typed =
          random
              .ints(6, 0, 0x3400)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      Answer answer = Answer.of(typed);
      assertThat(Answer.of(answer.normal())).isEqualTo(answer);
      assertThat(Answer.of(Normalizer.normalize(typed, Normalizer.Form.NFD))).isEqualTo(answer);
    }
  }

  @Test
  void theCaseOfNoCharacterMatters() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(Character::isLetter)
        .forEach(
            point -> {
              Answer answer = Answer.of(Character.toString(point));
              assertThat(Answer.of(Character.toString(Character.toLowerCase(point))))
                  .isEqualTo(answer);
              assertThat(Answer.of(Character.toString(Character.toUpperCase(point))))
                  .isEqualTo(answer);
              assertThat(Answer.of(Character.toString(point).toUpperCase(Locale.ROOT)))
                  .isEqualTo(answer);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Rex,3",
    "\ud83d\udc36\ud83d\udc31,2",
    "Jose\u0301,4",
    "' a  b ',3",
    "\u200b\u200b\u200b,0",
    "\u00df,2",
    "\ufdfa,18"
  })
  void lengthIsInCodePointsOfTheNormalForm(String typed, int length) {
    assertThat(Answer.of(typed).length()).isEqualTo(length);
  }

  @Test
  void isNeverPrinted() {
    assertThat(Answer.of("Rex").toString()).doesNotContainIgnoringCase("rex");
    assertThat(new GivenAnswer(new QuestionId("first-pet"), Answer.of("Rex")).toString())
        .doesNotContainIgnoringCase("rex");
  }
}
