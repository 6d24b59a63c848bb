package io.github.keycloaksspr.core.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.limit.Counter;
import io.github.keycloaksspr.core.limit.Counters;
import io.github.keycloaksspr.core.limit.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is reminded of an expiry when, and nobody twice (spec X6). */
class RemindersTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Reminder REMINDER =
      new Reminder("id-of-anna", NOW.plus(Duration.ofDays(14)), 14);

  private final Map<String, Counter> kept = new HashMap<>();

  @ParameterizedTest(name = "{0} hours before the expiry: {1}")
  @CsvSource({"337,", "336, 14", "73, 14", "72, 3", "25, 3", "24, 1", "1, 1", "0,", "-1,"})
  void theLastReminderWhoseTimeHasComeIsDue(int hours, Integer days) {
    Instant expires = NOW.plus(Duration.ofHours(hours));

    assertThat(Reminder.due("id-of-anna", expires, List.of(14, 3, 1), NOW).map(Reminder::days))
        .isEqualTo(Optional.ofNullable(days));
  }

  @Test
  void nobodyIsRemindedWhereThePolicyNamesNoDays() {
    assertThat(Reminder.due("id-of-anna", NOW.plusSeconds(1), List.of(), NOW)).isEmpty();
  }

  @Nested
  class AReminder {

    @Test
    void isClaimedOnce() {
      assertThat(now().claim(REMINDER)).isTrue();
      assertThat(now().claim(REMINDER)).isFalse();
      assertThat(after(Duration.ofDays(13)).claim(REMINDER)).isFalse();
    }

    @Test
    void isAnotherOneForAnotherUserPasswordOrDay() {
      now().claim(REMINDER);

      assertThat(now().claim(new Reminder("id-of-bert", REMINDER.expires(), 14))).isTrue();
      assertThat(now().claim(new Reminder("id-of-anna", REMINDER.expires(), 3))).isTrue();
      assertThat(now().claim(new Reminder("id-of-anna", REMINDER.expires().plusMillis(1), 14)))
          .isTrue();
    }

    @Test
    void thatCouldNotBeSentIsTriedThreeTimes() {
      for (int attempt = 0; attempt < Reminders.ATTEMPTS; attempt++) {
        assertThat(now().claim(REMINDER)).isTrue();
        assertThat(now().claim(REMINDER)).isFalse();
        now().failed(REMINDER);
      }

      assertThat(now().claim(REMINDER)).isFalse();
    }
  }

  @Nested
  class ARun {

    @Test
    void isOneNodesOnly() {
      assertThat(now().begin()).isTrue();
      assertThat(now().begin()).isFalse();
    }

    @Test
    void comesOnceADay() {
      now().begin();
      now().end();

      assertThat(after(Duration.ofHours(23)).begin()).isFalse();
      assertThat(after(Duration.ofHours(24)).begin()).isTrue();
    }

    @Test
    void thatDidNotEndIsDoneAgainWithinTheHour() {
      now().begin();
      after(Duration.ofMinutes(30)).goOn();

      assertThat(after(Duration.ofMinutes(89)).begin()).isFalse();
      assertThat(after(Duration.ofMinutes(90)).begin()).isTrue();
    }
  }

  private Reminders now() {
    return after(Duration.ZERO);
  }

  private Reminders after(Duration time) {
    return new Reminders(new Memory(), NOW.plus(time));
  }

  /** Counters of one thread. */
  private final class Memory implements Counters {

    @Override
    public Counter change(Limit limit, String key, String userId, UnaryOperator<Counter> change) {
      return kept.compute(
          limit.id() + key,
          (same, before) -> change.apply(before == null ? Counter.none() : before));
    }

    @Override
    public List<Kept> of(String userId) {
      throw new AssertionError("nobody asks");
    }

    @Override
    public void forget(String key) {
      throw new AssertionError("nobody asks");
    }

    @Override
    public void forgetUser(String userId) {
      throw new AssertionError("nobody asks");
    }
  }
}
