package io.github.keycloaksspr.core.notme;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to an account and that its user was told of.
 *
 * @param userId the account
 * @param credentialType of the method that was added, changed or removed; null for other deeds
 * @param at when, in whole milliseconds
 */
public record AccountDeed(
    String userId, DeedKind kind, @Nullable String credentialType, Instant at) {

  /** How long a user can say that it was not them; whom they tell later is the helpdesk. */
  public static final Duration REPORTABLE = Duration.ofDays(7);

  /** Tells whether it was done too long ago to be reported by a link. */
  public boolean over(Instant now) {
    return !now.isBefore(at.plus(REPORTABLE));
  }
}
