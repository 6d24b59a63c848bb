package io.github.keycloaksspr.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points of passwords (spec X8). */
class PasswordScoreTest {

  private static int score(String password, String... banned) {
    return PasswordScore.of(Undisguised.of(password), List.of(BannedTerms.of(List.of(banned))));
  }

  /** The documented examples of the product that we follow. */
  @ParameterizedTest
  @CsvSource({"C0ntos0Blank12, 4", "ContoS0Bl@nkf9!, 5"})
  void theExamplesHaveTheirPoints(String password, int points) {
    assertThat(score(password, "contoso", "blank")).isEqualTo(points);
  }

  /** The documented examples of what is one edit away; what is appended is a point of its own. */
  @ParameterizedTest
  @CsvSource({"abcdef, 1", "abcdeg, 1", "abcde, 1", "abcdefg, 2"})
  void oneEditAwayIsTheTermToo(String password, int points) {
    assertThat(score(password, "abcdef")).isEqualTo(points).isLessThan(PasswordScore.ENOUGH);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          contoso,       contoso, 1
          CONTOSO,       contoso, 1
          c0nt0$0,       contoso, 1
          contoso,       C0NT0S0, 1
          bontoso,       contoso, 1
          contozo,       contoso, 1
          cntoso,        contoso, 1
          contos,        contoso, 1
          ontoso,        contoso, 1
          con-toso,      contoso, 1
          ccontoso,      contoso, 1
          contosoo,      contoso, 1
          -contoso-,     contoso, 3
          contosocontoso, contoso, 2
          c-on-toso,     contoso, 9
          cotnoso,       contoso, 7
          con,           contoso, 3
          blak,          blank,   1
          bla,           blank,   3
          wood,          wood,    1
          woo,           wood,    3
          wod,           wood,    3
          woood,         wood,    1
          wo-od,         wood,    1
          -ood,          wood,    1
          """)
  void disguisesAndOneEditAreSeenThrough(String password, String term, int points) {
    assertThat(score(password, term)).isEqualTo(points);
  }

  @Nested
  class WhereTermsOverlap {

    @Test
    void theWayWithTheFewestPointsCounts() {
      assertThat(score("passwordragon", "password", "dragon")).isEqualTo(2);
      assertThat(score("abcdefghij", "abcd", "abcdefghij")).isEqualTo(1);
    }

    @Test
    void noCharacterCountsInTwoTerms() {
      assertThat(score("abcdxyzabcd", "abcdxyz", "xyzabcd")).isEqualTo(5);
    }
  }

  @Nested
  class OtherScripts {

    @Test
    void countByCharactersAndNotByTheirCode() {
      assertThat(score("\ud83d\udc36\ud83d\udc31x")).isEqualTo(3);
      assertThat(score("пароль1", "пароль")).isEqualTo(2);
      assertThat(score("ПАРОЛЬ", "пароль")).isEqualTo(1);
    }

    @Test
    void areOneEditAwayByOneCharacter() {
      assertThat(score("na\ud83d\udc36me", "name")).isEqualTo(1);
      assertThat(score("nam\ud83d\udc36", "name")).isEqualTo(1);
    }

    @Test
    void haveDisguisesOfTheirOwn() {
      assertThat(score("\uff23\uff2f\uff2e\uff34\uff2f\uff33\uff2f", "contoso")).isEqualTo(1);
      assertThat(score("u\u0308bung", "\u00fcbung")).isEqualTo(1);
    }
  }

  @Nested
  class ALongPassword {

    @Test
    void cannotHaveTooFewPoints() {
      assertThat(score("password".repeat(512), "password"))
          .isGreaterThanOrEqualTo(PasswordScore.ENOUGH);
    }

    @Test
    void isCountedAsLongAsItCould() {
      String term = "abcdefghijklmnop";
      assertThat(score(term.repeat(4), term)).isEqualTo(4);
      assertThat(score((term.substring(0, 8) + "-" + term.substring(8)).repeat(4), term))
          .isEqualTo(4);
    }
  }

  @Test
  void nothingHasNoPoints() {
    assertThat(score("", "contoso")).isZero();
  }

  /** Compares with an implementation that knows nothing but the definition. */
  @Test
  void randomPasswordsHaveThePointsOfTheDefinition() {
    Random random = new Random(26);
    for (int i = 0; i < 3_000; i++) {
      String password = text(random, random.nextInt(11));
      List<String> terms = new ArrayList<>();
      IntStream.range(0, random.nextInt(4))
          .forEach(each -> terms.add(text(random, 4 + random.nextInt(3))));

      assertThat(score(password, terms.toArray(String[]::new)))
          .as("%s of %s", password, terms)
          .isEqualTo(defined(password, terms));
    }
  }

  @Test
  void aFurtherTermNeverMakesAPasswordBetter() {
    Random random = new Random(27);
    for (int i = 0; i < 1_000; i++) {
      String password = text(random, 12);
      String[] terms = {text(random, 4), text(random, 5), text(random, 6)};

      assertThat(score(password, terms))
          .isLessThanOrEqualTo(score(password, terms[0], terms[1]))
          .isLessThanOrEqualTo(password.length());
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, length).forEach(each -> text.append((char) ('a' + random.nextInt(3))));
    return text.toString();
  }

  private static int defined(String password, List<String> terms) {
    if (password.isEmpty()) {
      return 0;
    }
    int fewest = 1 + defined(password.substring(1), terms);
    for (int end = BannedTerms.SHORTEST; end <= password.length(); end++) {
      String stretch = password.substring(0, end);
      if (terms.stream().anyMatch(term -> isOf(stretch, term))) {
        fewest = Math.min(fewest, 1 + defined(password.substring(end), terms));
      }
    }
    return fewest;
  }

  private static boolean isOf(String stretch, String term) {
    boolean within =
        stretch.length() <= term.length()
            || (stretch.charAt(0) == term.charAt(0)
                && stretch.charAt(stretch.length() - 1) == term.charAt(term.length() - 1));
    return within && distance(stretch, term) <= 1;
  }

  private static int distance(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.length() + other.length();
    }
    if (one.charAt(0) == other.charAt(0)) {
      return distance(one.substring(1), other.substring(1));
    }
    if (Math.abs(one.length() - other.length()) > 1) {
      return 2;
    }
    return 1
        + Math.min(
            distanceOfRest(one.substring(1), other.substring(1)),
            Math.min(
                distanceOfRest(one.substring(1), other), distanceOfRest(one, other.substring(1))));
  }

  private static int distanceOfRest(String one, String other) {
    return one.equals(other) ? 0 : 1;
  }
}
