package io.github.keycloaksspr.writeback.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Windows' times: steps of 100 nanoseconds since 1601 ([MS-DTYP] 2.3.3), and spans of them. */
final class FileTime {
  private static final Instant START = Instant.parse("1601-01-01T00:00:00Z");
  private static final long STEPS_A_SECOND = 10_000_000;
  private static final int NANOSECONDS_A_STEP = 100;

  /** What a time or a span has when there is none. */
  private static final long NEVER = Long.MAX_VALUE;

  private FileTime() {}

  /** Reads a time; empty when it is none. */
  static Optional<Instant> instant(long steps) {
    return steps <= 0 || steps == NEVER ? Optional.empty() : Optional.of(START.plus(span(steps)));
  }

  /** Reads a span, which directories keep as a negative number; zero when there is none. */
  static Duration interval(long steps) {
    return steps >= 0 || steps == Long.MIN_VALUE ? Duration.ZERO : span(-steps);
  }

  private static Duration span(long steps) {
    return Duration.ofSeconds(steps / STEPS_A_SECOND, steps % STEPS_A_SECOND * NANOSECONDS_A_STEP);
  }
}
