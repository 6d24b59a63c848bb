package io.github.keycloaksspr.core.activity.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to leave a receiver alone that does not take what is sent. */
final class Backoff {

  /** After the first failure; twice as long after each further one. */
  static final Duration FIRST = Duration.ofSeconds(30);

  /** After any number of failures, give or take a tenth. */
  static final Duration LONGEST = Duration.ofHours(1);

  /** What a receiver may ask for at most. */
  static final Duration LONGEST_ASKED = Duration.ofDays(1);

  private static final int DOUBLINGS = 7;
  private static final double SPREAD = 0.1;

  private Backoff() {}

  /**
   * Returns the pause.
   *
   * @param failures in a row, 1 or more
   * @param asked what the receiver has asked for, null for nothing; never shortens the pause
   * @param random from 0 to 1, so that not all nodes and realms come back at once
   */
  static Duration after(int failures, @Nullable Duration asked, double random) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS));
    Duration pause = shorter(doubled, LONGEST);
    Duration spread = pause.plusMillis(Math.round(pause.toMillis() * SPREAD * random));
    Duration wanted = asked == null ? Duration.ZERO : shorter(asked, LONGEST_ASKED);
    return wanted.compareTo(spread) > 0 ? wanted : spread;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
