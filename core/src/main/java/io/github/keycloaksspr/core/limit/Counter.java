package io.github.keycloaksspr.core.limit;

import java.time.Instant;

/**
 * How often something has happened.
 *
 * @param count times in the window
 * @param since when the window began
 * @param blockedUntil end of a block, {@link Instant#EPOCH} when there was none
 */
public record Counter(int count, Instant since, Instant blockedUntil) {

  /** Begins with nothing counted. */
  public static Counter none() {
    return new Counter(0, Instant.EPOCH, Instant.EPOCH);
  }

  /** Tells whether nothing is allowed at the moment. */
  public boolean blocked(Instant now) {
    return now.isBefore(blockedUntil);
  }

  /**
   * Counts once more. The time that goes over the limit begins the block; what comes during a block
   * does not make it longer.
   */
  public Counter hit(Rule rule, Instant now) {
    if (blocked(now)) {
      return this;
    }
    boolean fresh = !now.isBefore(since.plus(rule.window())) || blockedUntil.isAfter(since);
    int next = fresh ? 1 : count + 1;
    Instant start = fresh ? now : since;
    return next > rule.allowed()
        ? new Counter(next, start, now.plus(rule.block()))
        : new Counter(next, start, Instant.EPOCH);
  }

  /** Takes one time back, because it turned out not to be a failure. */
  public Counter forgive() {
    return new Counter(Math.max(0, count - 1), since, blockedUntil);
  }

  /** Tells whether the counter says nothing any more and can be thrown away. */
  public boolean over(Rule rule, Instant now) {
    return !blocked(now) && !now.isBefore(since.plus(rule.window()));
  }
}
