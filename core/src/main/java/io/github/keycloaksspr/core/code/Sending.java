package io.github.keycloaksspr.core.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sending of codes by one method in one session: what was sent last, and when the next may
 * follow.
 *
 * @param id unique over all sessions
 * @param count how many codes were sent
 * @param pending the code that counts now; it voids every earlier one
 */
public record Sending(String id, int count, @Nullable Instant lastAt, @Nullable Pending pending) {

  /** How long to wait between two codes (spec section 5). */
  public static final Duration PAUSE = Duration.ofSeconds(30);

  /**
   * A code on its way.
   *
   * @param destination where it was asked to go, as typed and normalised
   * @param deliverable whether it was really sent; the user cannot tell
   */
  public record Pending(String destination, boolean deliverable, IssuedCode code) {
    @Override
    public String toString() {
      return "Pending[" + code + "]";
    }
  }

  /** Begins without a code. */
  public static Sending begin() {
    return new Sending(UUID.randomUUID().toString(), 0, null, null);
  }

  /** Returns the code that counts now. */
  public Optional<Pending> current() {
    return Optional.ofNullable(pending);
  }

  /** Returns how long the next code has to wait, zero when it need not. */
  public Duration pause(Instant now) {
    if (lastAt == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, lastAt.plus(PAUSE));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Returns the state after a code was sent. */
  public Sending sent(Pending next, Instant now) {
    return new Sending(id, count + 1, now, next);
  }

  /** Returns the state after the user went back to name another destination. */
  public Sending forgotten() {
    return new Sending(id, count, lastAt, null);
  }
}
