package io.github.keycloaksspr.core.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who was invited to register, and how fast invitations may go out: nobody is invited twice a day,
 * and a realm sends so many a minute that its mail server is not taken for one of a spammer. Kept
 * where limits are, so that every node knows and a restart forgets nothing.
 */
public final class Invitations {

  /** How many mails a realm sends in a minute. */
  public static final int PER_MINUTE = 100;

  /** How long nobody is invited again. */
  public static final Duration REST = Duration.ofDays(1);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String PACE = "pace";

  private final Counters counters;
  private final Instant now;

  public Invitations(Counters counters, Instant now) {
    this.counters = counters;
    this.now = now;
  }

  /** Returns when an account was last invited. */
  public Optional<Instant> last(String userId) {
    return counters.of(userId).stream()
        .filter(kept -> kept.limit() == Limit.INVITATIONS && kept.counter().count() > 0)
        .map(kept -> kept.counter().since())
        .findFirst();
  }

  /** Tells whether an account that was last invited then may be invited now. */
  public boolean due(Optional<Instant> last) {
    return last.map(then -> !now.isBefore(then.plus(REST))).orElse(true);
  }

  /**
   * Takes note that an account is invited now; of two who want that at once, one is told no.
   *
   * @param again whether an earlier invitation does not matter
   */
  public boolean claim(String userId, boolean again) {
    boolean[] claimed = {false};
    counters.change(
        Limit.INVITATIONS,
        Subject.account(userId),
        userId,
        before -> {
          claimed[0] = again || free(before);
          return claimed[0] ? new Counter(before.count() + 1, now, Instant.EPOCH) : before;
        });
    return claimed[0];
  }

  private boolean free(Counter counter) {
    return counter.count() == 0 || due(Optional.of(counter.since()));
  }

  /** Takes a note back, because the mail could not be sent. */
  public void release(String userId) {
    counters.change(Limit.INVITATIONS, Subject.account(userId), userId, before -> Counter.none());
  }

  /** Asks to send one mail more; zero means now, and counts it. */
  public Duration pause() {
    Counter minute = counters.change(Limit.INVITATIONS, PACE, null, this::oneMore);
    return minute.count() > PER_MINUTE
        ? Duration.between(now, minute.since().plus(MINUTE))
        : Duration.ZERO;
  }

  private Counter oneMore(Counter minute) {
    if (!now.isBefore(minute.since().plus(MINUTE))) {
      return new Counter(1, now, Instant.EPOCH);
    }
    int count = Math.min(minute.count(), PER_MINUTE) + 1;
    return new Counter(count, minute.since(), Instant.EPOCH);
  }
}
