package io.github.keycloaksspr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

  @Test
  void whatHitsAWholeRoundIsNoDifference() {
    Ratio ratio = Ratio.of(List.of(9.0, 0.9, 90.0), List.of(10.0, 1.0, 100.0));

    assertThat(ratio.value()).isEqualTo(0.9, within(1e-9));
    assertThat(ratio.within()).isEqualTo(0, within(1e-9));
  }

  @Test
  void roundsThatDifferWidenTheInterval() {
    Ratio ratio = Ratio.of(List.of(8.0, 12.5), List.of(10.0, 10.0));

    assertThat(ratio.value()).isEqualTo(1, within(1e-9));
    // logarithms of -0.2231 and 0.2231: a standard deviation of 0.3156, by the root of 2, times 2.1
    assertThat(ratio.within()).isEqualTo(0.469, within(1e-3));
  }

  @Test
  void aRoundWithoutAnyWalkSaysNothing() {
    assertThat(Ratio.of(List.of(0.0, 5.0), List.of(10.0, 10.0)).value()).isEqualTo(0.5);
    assertThat(Ratio.of(List.of(5.0), List.of(10.0)).within()).isNaN();
    assertThat(Ratio.of(List.of(), List.of()).value()).isNaN();
  }
}
