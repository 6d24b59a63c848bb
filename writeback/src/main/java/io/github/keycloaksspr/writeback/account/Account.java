package io.github.keycloaksspr.writeback.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A user's account as the directory sees it at one moment.
 *
 * @param dn of the user's entry
 * @param access whether it may be signed in to, whatever its password
 * @param locked whether too many wrong passwords have locked it
 * @param guarded whether it is, or was, in a protected group ({@code adminCount}): such accounts do
 *     not inherit rights from their unit
 * @param password when its password was set and until when it holds
 * @param rules those that the next password must obey; empty when the service account cannot read
 *     them
 */
public record Account(
    String dn,
    Access access,
    boolean locked,
    boolean guarded,
    PasswordAge password,
    Optional<PasswordRules> rules) {

  /** Whether an account may be signed in to. */
  public enum Access {
    OPEN,
    /** An administrator has disabled it. */
    DISABLED,
    /** Its {@code accountExpires} has passed. */
    EXPIRED,
    /** This hour is not one of its {@code logonHours}. */
    OUTSIDE_HOURS
  }

  /** Returns when the domain's minimum password age allows a change, if that is still to come. */
  public Optional<Instant> nextChange(Instant now) {
    return rules
        .flatMap(known -> password.set().map(set -> set.plus(known.minimumAge())))
        .filter(now::isBefore);
  }
}
