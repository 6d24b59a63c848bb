package io.github.keycloaksspr.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a notice is tried again, and when no more (spec A7). */
class ProgressTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Progress FRESH = Progress.fresh(NOW);

  @Test
  void isTriedAfterOneFiveAndThirtyMinutesAndThenGivenUp() {
    List<Duration> pauses = new ArrayList<>();
    Progress progress = FRESH;
    Instant at = NOW;
    while (progress.state() != NoticeState.FAILED) {
      progress = progress.begun(at).failed("ConnectException", true, at);
      if (progress.state() == NoticeState.PENDING) {
        pauses.add(Duration.between(at, progress.next()));
        at = progress.next();
      }
    }

    assertThat(pauses)
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
    assertThat(progress).isEqualTo(new Progress(NoticeState.FAILED, 4, at, at, "ConnectException"));
  }

  @Test
  void isGivenUpAtOnceWhereAnotherAttemptEndsTheSame() {
    assertThat(FRESH.begun(NOW).failed("reader_gone", false, NOW).state())
        .isEqualTo(NoticeState.FAILED);
  }

  @Test
  void isLeftToTheRequestUntilThatMustBeDead() {
    assertThat(FRESH.next()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void isBegunByOneOfTwo() {
    Progress begun = FRESH.begun(NOW);

    assertThat(FRESH.startable(FRESH)).isTrue();
    assertThat(begun.startable(FRESH)).isFalse();
  }

  @Test
  void isBegunOnceMoreWhenWhoBeganItMustBeDead() {
    Progress begun = FRESH.begun(NOW);

    assertThat(begun.next()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    assertThat(begun.startable(begun)).isTrue();
  }

  @Test
  void isNotBegunOnceItIsGivenUp() {
    Progress failed = FRESH.begun(NOW).failed("reader_gone", false, NOW);

    assertThat(failed.startable(failed)).isFalse();
  }

  @Test
  void beginsAnewOnRequestButNotWhileItIsBeingSent() {
    Progress begun = FRESH.begun(NOW);
    Progress failed = begun.failed("reader_gone", false, NOW);

    assertThat(begun.again(NOW)).isEmpty();
    assertThat(begun.again(begun.next())).isPresent();
    assertThat(failed.again(NOW))
        .contains(new Progress(NoticeState.PENDING, 0, NOW, NOW, "reader_gone"));
  }

  @Test
  void keepsNoMoreOfAnErrorThanItsRowHolds() {
    assertThat(FRESH.begun(NOW).failed("E".repeat(100), true, NOW).error()).hasSize(64);
  }
}
