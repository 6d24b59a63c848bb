package io.github.keycloaksspr.core.activity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({
    "1, PT30S",
    "2, PT1M",
    "3, PT2M",
    "4, PT4M",
    "5, PT8M",
    "6, PT16M",
    "7, PT32M",
    "8, PT1H",
    "9, PT1H",
    "1000000, PT1H"
  })
  void growsWithEachFailure(int failures, Duration pause) {
    assertThat(Backoff.after(failures, null, 0)).isEqualTo(pause);
  }

  @Test
  void isSpreadByATenth() {
    assertThat(Backoff.after(1, null, 1)).isEqualTo(Duration.ofSeconds(33));
  }

  @ParameterizedTest
  @CsvSource({"PT5S, PT30S", "PT10M, PT10M", "PT24H, PT24H", "PT240H, PT24H"})
  void heedsWhatTheReceiverAsksFor(Duration asked, Duration pause) {
    assertThat(Backoff.after(1, asked, 0)).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "120, PT2M",
        "' 0 ', PT0S",
        "'Fri, 20 Nov 2026 10:00:00 GMT', PT30M",
        "'Fri, 20 Nov 2026 09:00:00 GMT', none",
        "-1, none",
        "9999999999, none",
        "soon, none",
        "'', none",
        "none, none"
      })
  void isAskedForInSecondsOrByATime(String header, Duration asked) {
    assertThat(RetryAfter.parse(header, java.time.Instant.parse("2026-11-20T09:30:00Z")))
        .isEqualTo(asked);
  }
}
