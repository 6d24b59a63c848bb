package io.github.keycloaksspr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void clientsTogetherWalkAsOftenAsEachTimesTheirNumber() {
    // four clients were busy for 2 seconds each and walked 20 times in all
    Figures figures = figures(4, 20, Duration.ofSeconds(8));

    assertThat(figures.perSecond()).isEqualTo(10);
  }

  @Test
  void ratioIsOfWalksPerSecond() {
    Figures slow = figures(1, 10, Duration.ofSeconds(2));
    Figures fast = figures(1, 15, Duration.ofSeconds(2));

    assertThat(fast.ratioTo(slow)).isEqualTo(1.5);
  }

  @Test
  void withoutAnyWalkThereIsNoRatio() {
    Figures none = figures(1, 0, Duration.ofSeconds(2));

    assertThat(figures(1, 10, Duration.ofSeconds(2)).ratioTo(none)).isNaN();
  }

  private static Figures figures(int clients, int walks, Duration busy) {
    List<Duration> times = Collections.nCopies(walks, Duration.ofMillis(100));
    return Figures.of(Kind.CODE_RESET, clients, times, 0, busy);
  }
}
