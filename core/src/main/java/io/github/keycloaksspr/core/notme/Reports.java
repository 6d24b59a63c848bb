package io.github.keycloaksspr.core.notme;

import io.github.keycloaksspr.core.limit.Counter;
import io.github.keycloaksspr.core.limit.Counters;
import io.github.keycloaksspr.core.limit.Limit;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Until when everything that was done to an account has been dealt with: reported by its user, or
 * looked at by an administrator. A deed before that cannot be reported any more, so a link works
 * once, of several links to one deed only the first, and who reads an old mailbox cannot lock an
 * account again that the helpdesk has just opened. Kept where limits are, so that every node knows
 * and a restart forgets nothing.
 */
public final class Reports {

  private final Counters counters;
  private final Instant now;

  public Reports(Counters counters, Instant now) {
    this.counters = counters;
    this.now = now;
  }

  /**
   * A report that was taken.
   *
   * @param before until when everything had been dealt with before it
   * @param settled until when everything has been dealt with by it
   */
  public record Claim(String userId, Instant before, Instant settled) {}

  /** Takes a report; of two who report the same, one is told that it was done already. */
  public Optional<Claim> claim(AccountDeed deed) {
    Claim[] claimed = {null};
    change(
        deed.userId(),
        before -> {
          if (!deed.at().isAfter(before)) {
            return before;
          }
          claimed[0] = new Claim(deed.userId(), before, later(now, deed.at()));
          return claimed[0].settled();
        });
    return Optional.ofNullable(claimed[0]);
  }

  /** Gives a report back that could not be settled. */
  public void release(Claim claim) {
    change(claim.userId(), current -> current.equals(claim.settled()) ? claim.before() : current);
  }

  /** Takes note that an administrator has looked at an account. */
  public void settle(String userId) {
    change(userId, before -> later(now, before));
  }

  /** The row names no account, so that passing all gates, which forgets counts, leaves it alone. */
  private void change(String userId, UnaryOperator<Instant> change) {
    counters.change(
        Limit.REPORTS,
        "reports:" + userId,
        null,
        row -> new Counter(1, change.apply(row.since()), Instant.EPOCH));
  }

  /** Clocks of nodes differ. */
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
