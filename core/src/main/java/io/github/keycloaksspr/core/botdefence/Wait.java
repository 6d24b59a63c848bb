package io.github.keycloaksspr.core.botdefence;

import io.github.keycloaksspr.core.state.SessionNote;
import java.time.Duration;
import java.time.Instant;

/**
 * What a visitor without a proof of work pays instead: time, from the first post without a proof.
 *
 * @param id unique over all waits
 */
public record Wait(String id, Instant since) {

  /** Where the session keeps it. */
  public static final SessionNote<Wait> NOTE = new SessionNote<>("sspr.wait", Wait.class);

  /** How long it takes. */
  public static final Duration LENGTH = Duration.ofSeconds(10);

  /** How long after its begin it still counts. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /**
   * Begins to wait.
   *
   * @param random at least 128 random bits as text
   */
  public static Wait begin(String random, Instant now) {
    return new Wait(random, Instant.ofEpochMilli(now.toEpochMilli()));
  }

  /** Tells whether it counts no more. */
  public boolean over(Instant now) {
    return !now.isBefore(since.plus(LIFETIME));
  }

  /**
   * Returns the seconds still to wait, begun ones included; 0 when it has been long enough, and
   * never more than all of them, though another node may have begun by a clock that is ahead.
   */
  long secondsLeft(Instant now) {
    long left = Duration.between(now, since.plus(LENGTH)).plusMillis(999).toSeconds();
    return Math.min(Math.max(left, 0), LENGTH.toSeconds());
  }
}
