package io.github.keycloaksspr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "50, 50", "95, 95", "100, 100"})
  void ofAHundredValuesEachIsItsOwnPercentile(int percent, int millis) {
    assertThat(upTo(100).at(percent)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"50, 2", "95, 3", "34, 2", "33, 1"})
  void isAlwaysAValueThatWasMeasured(int percent, int millis) {
    assertThat(upTo(3).at(percent)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void theOrderOfTheValuesDoesNotMatter() {
    Percentiles percentiles =
        new Percentiles(
            List.of(Duration.ofMillis(30), Duration.ofMillis(10), Duration.ofMillis(20)));

    assertThat(percentiles.at(50)).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void nothingMeasuredIsZero() {
    assertThat(new Percentiles(List.of()).at(95)).isZero();
  }

  @Test
  void refusesWhatIsNoPercentile() {
    assertThatThrownBy(() -> upTo(3).at(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Percentiles upTo(int millis) {
    return new Percentiles(IntStream.rangeClosed(1, millis).mapToObj(Duration::ofMillis).toList());
  }
}
