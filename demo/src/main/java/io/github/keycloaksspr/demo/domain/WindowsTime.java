package io.github.keycloaksspr.demo.domain;

import java.time.Duration;
import java.time.Instant;

/** Times as Windows counts them: steps of 100 nanoseconds since 1601. */
final class WindowsTime {
  static final Instant START = Instant.parse("1601-01-01T00:00:00Z");

  private static final long STEPS_A_SECOND = 10_000_000;

  private WindowsTime() {}

  static String of(Instant instant) {
    return String.valueOf(Duration.between(START, instant).toSeconds() * STEPS_A_SECOND);
  }

  static Instant instant(String steps) {
    return START.plusSeconds(Long.parseLong(steps) / STEPS_A_SECOND);
  }

  /** Writes a span, which directories keep as a negative number. */
  static String span(Duration duration) {
    return String.valueOf(-duration.toSeconds() * STEPS_A_SECOND);
  }
}
