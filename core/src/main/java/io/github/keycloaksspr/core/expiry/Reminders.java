package io.github.keycloaksspr.core.expiry;

import io.github.keycloaksspr.core.limit.Counter;
import io.github.keycloaksspr.core.limit.Counters;
import io.github.keycloaksspr.core.limit.Limit;
import java.time.Duration;
import java.time.Instant;

/**
 * Who was reminded of what, and which node looks for whom to remind. Kept where limits are, so that
 * every node knows and a restart forgets nothing. A reminder is noted before its mail is sent: a
 * node that dies in between costs a mail, and nobody gets two.
 */
public final class Reminders {

  /** How often a mail is tried that could not be sent. */
  public static final int ATTEMPTS = 3;

  /** How often a realm is looked through. */
  static final Duration INTERVAL = Duration.ofHours(24);

  /** After which a node that has not ended its run counts as dead. */
  static final Duration LEASE = Duration.ofHours(1);

  /** Timers are not exact, and a run must not move to a later hour each day. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String RUN = "run";

  private final Counters counters;
  private final Instant now;

  public Reminders(Counters counters, Instant now) {
    this.counters = counters;
    this.now = now;
  }

  /** Takes note that a reminder is sent now; of two who want that at once, one is told no. */
  public boolean claim(Reminder reminder) {
    boolean[] claimed = {false};
    counters.change(
        Limit.EXPIRY_REMINDERS,
        reminder.key(),
        null,
        before -> {
          claimed[0] = before.count() == 0 || (failed(before) && before.count() < ATTEMPTS);
          return claimed[0] ? new Counter(before.count() + 1, now, Instant.EPOCH) : before;
        });
    return claimed[0];
  }

  private static boolean failed(Counter counter) {
    return counter.blockedUntil().isAfter(Instant.EPOCH);
  }

  /** Takes note that the mail could not be sent, so that a later run tries again. */
  public void failed(Reminder reminder) {
    counters.change(
        Limit.EXPIRY_REMINDERS,
        reminder.key(),
        null,
        before -> new Counter(before.count(), before.since(), now));
  }

  /** Begins a run; false when another node is at it, or the last run was less than a day ago. */
  public boolean begin() {
    boolean[] begun = {false};
    counters.change(
        Limit.EXPIRY_REMINDERS,
        RUN,
        null,
        before -> {
          begun[0] = !before.blocked(now);
          return begun[0] ? new Counter(1, now, now.plus(LEASE)) : before;
        });
    return begun[0];
  }

  /** Says that a run is still under way. */
  public void goOn() {
    counters.change(
        Limit.EXPIRY_REMINDERS,
        RUN,
        null,
        before -> new Counter(1, before.since(), now.plus(LEASE)));
  }

  /** Ends a run in which all went well; after any other one the next comes within the hour. */
  public void end() {
    counters.change(
        Limit.EXPIRY_REMINDERS,
        RUN,
        null,
        before -> new Counter(1, before.since(), before.since().plus(INTERVAL).minus(TOLERANCE)));
  }
}
