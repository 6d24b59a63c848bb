package io.github.keycloaksspr.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {

  /** A generator that draws one number, and remembers out of how many. */
  private static final class Loaded extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final int number;
    private final AtomicInteger bound = new AtomicInteger();

    Loaded(int number) {
      this.number = number;
    }

    @Override
    public int nextInt(int limit) {
      bound.set(limit);
      return number;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,000000",
    "7,000007",
    "123,000123",
    "99999,099999",
    "100000,100000",
    "999999,999999"
  })
  void everyCodeHasSixDigits(int drawn, String digits) {
    assertThat(OneTimeCode.draw(new Loaded(drawn)).digits()).isEqualTo(digits);
  }

  @Test
  void codesAreDrawnOutOfAMillion() {
    Loaded random = new Loaded(0);

    OneTimeCode.draw(random);

    assertThat(random.bound).hasValue(1_000_000);
  }

  /** Ten thousand are expected of each digit; six standard deviations are 570. */
  @Test
  void everyDigitIsAsLikelyAtEveryPlace() {
    SecureRandom random = new SecureRandom();
    int[][] seen = new int[OneTimeCode.LENGTH][10];
    for (int i = 0; i < 100_000; i++) {
      String digits = OneTimeCode.draw(random).digits();
      for (int place = 0; place < seen.length; place++) {
        seen[place][digits.charAt(place) - '0']++;
      }
    }

    assertThat(Arrays.stream(seen).flatMapToInt(Arrays::stream).boxed())
        .allMatch(count -> Math.abs(count - 10_000) < 600);
  }

  @Test
  void digitsAreAsciiWhereverTheServerRuns() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(OneTimeCode.draw(new Loaded(1234)).digits()).isEqualTo("001234");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void textsDoNotShowTheDigits() {
    assertThat(new OneTimeCode("483920")).hasToString("OneTimeCode[******]");
  }
}
