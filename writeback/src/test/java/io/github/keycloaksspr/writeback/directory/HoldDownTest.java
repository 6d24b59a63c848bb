package io.github.keycloaksspr.writeback.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Back-off of a controller that fails (spec W4). */
class HoldDownTest {
  private static final Patience.Rest USUAL = Patience.USUAL.rest();
  private static final double MIDDLE = 0.5;

  /** A clock of {@link System#nanoTime} may run over. */
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

  private final HoldDown holdDown = new HoldDown(USUAL, clock::get, () -> MIDDLE);

  @Test
  void everybodyMayTryOneThatNeverFailed() {
    assertThat(holdDown.admits()).isTrue();
    assertThat(holdDown.admits()).isTrue();
  }

  @Test
  void oneThatFailedRestsForFiveSeconds() {
    holdDown.failed();

    assertThat(holdDown.admits()).isFalse();
    pass(Duration.ofMillis(4_999));
    assertThat(holdDown.admits()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(holdDown.admits()).isTrue();
  }

  @Test
  void afterARestOneRequestTriesItAndOthersWait() {
    holdDown.failed();
    pass(Duration.ofSeconds(5));

    assertThat(holdDown.admits()).isTrue();
    assertThat(holdDown.admits()).isFalse();

    holdDown.succeeded();
    assertThat(holdDown.admits()).isTrue();
    assertThat(holdDown.admits()).isTrue();
  }

  @Test
  void whoNeverSaysHowItWentDoesNotKeepOthersAway() {
    holdDown.failed();
    pass(Duration.ofSeconds(5));
    assertThat(holdDown.admits()).isTrue();

    pass(Duration.ofSeconds(5));

    assertThat(holdDown.admits()).isTrue();
  }

  @Test
  void requestsThatFailTogetherCountAsOne() {
    holdDown.failed();
    holdDown.failed();
    holdDown.failed();

    pass(Duration.ofSeconds(5));
    assertThat(holdDown.admits()).isTrue();
  }

  @Test
  void eachFailureDoublesTheRest() {
    for (int seconds : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
      holdDown.failed();
      pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(holdDown.admits()).as("before %d s", seconds).isFalse();
      pass(Duration.ofMillis(1));
      assertThat(holdDown.admits()).as("after %d s", seconds).isTrue();
    }
  }

  @Test
  void aSuccessBeginsAnew() {
    holdDown.failed();
    pass(Duration.ofSeconds(5));
    holdDown.admits();
    holdDown.failed();

    holdDown.succeeded();
    holdDown.failed();

    pass(Duration.ofSeconds(5));
    assertThat(holdDown.admits()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 4000", "0.5, 5000", "1, 6000"})
  void chanceMovesARestByAFifth(double chance, long millis) {
    assertThat(USUAL.after(1, chance)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 100, Integer.MAX_VALUE})
  void noRestIsLongerThanTheLongest(int failures) {
    assertThat(USUAL.after(failures, MIDDLE)).isEqualTo(Duration.ofMinutes(5));
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
