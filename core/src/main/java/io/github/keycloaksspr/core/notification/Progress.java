package io.github.keycloaksspr.core.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a notice is, and what comes next.
 *
 * @param attempts how often it was tried
 * @param next when it is due; when it failed for good, when it did
 * @param last when it was tried last, null when it was not
 * @param error why the last attempt failed, one word that names no person; null when none did
 */
public record Progress(
    NoticeState state, int attempts, Instant next, @Nullable Instant last, @Nullable String error) {

  /** How long a notice that could not be sent stays listed. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** After which a node that has not said what became of an attempt counts as dead. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** How long to wait after each failed attempt but the last one. */
  static final List<Duration> PAUSES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

  private static final int LONGEST_ERROR = 64;

  /**
   * Begins. The request sends the notice by itself once it is committed; others look after it only
   * when that does not happen.
   */
  public static Progress fresh(Instant now) {
    return new Progress(NoticeState.PENDING, 0, now.plus(LEASE), null, null);
  }

  /** Tells whether an attempt may begin that was planned when this was the progress. */
  public boolean startable(Progress planned) {
    return state != NoticeState.FAILED && attempts == planned.attempts && next.equals(planned.next);
  }

  /** Begins an attempt. */
  public Progress begun(Instant now) {
    return new Progress(NoticeState.SENDING, attempts + 1, now.plus(LEASE), now, error);
  }

  /**
   * Ends an attempt that failed.
   *
   * @param worthwhile whether another one may end otherwise
   */
  public Progress failed(String reason, boolean worthwhile, Instant now) {
    String name = reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason;
    return worthwhile && attempts <= PAUSES.size()
        ? new Progress(
            NoticeState.PENDING, attempts, now.plus(PAUSES.get(attempts - 1)), last, name)
        : new Progress(NoticeState.FAILED, attempts, now, last, name);
  }

  /** Begins anew because somebody asks for it; empty while it is being sent. */
  public Optional<Progress> again(Instant now) {
    return state == NoticeState.SENDING && now.isBefore(next)
        ? Optional.empty()
        : Optional.of(new Progress(NoticeState.PENDING, 0, now, last, error));
  }
}
