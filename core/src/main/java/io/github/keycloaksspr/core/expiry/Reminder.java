package io.github.keycloaksspr.core.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A reminder that a password expires.
 *
 * @param userId whose password it is
 * @param expires when it must be changed
 * @param days which of the policy's reminders it is, by its number of days before the expiry
 */
public record Reminder(String userId, Instant expires, int days) {

  /**
   * Returns the reminder that is due: the last one whose time has come. After a pause of the server
   * nobody gets the earlier ones as well.
   *
   * @param remindDays the policy's reminders
   */
  public static Optional<Reminder> due(
      String userId, Instant expires, List<Integer> remindDays, Instant now) {
    if (!now.isBefore(expires)) {
      return Optional.empty();
    }
    return remindDays.stream()
        .filter(days -> !now.isBefore(expires.minus(Duration.ofDays(days))))
        .min(Comparator.naturalOrder())
        .map(days -> new Reminder(userId, expires, days));
  }

  /** Returns the key under which it is remembered: a new password has reminders of its own. */
  String key() {
    return "reminder:" + userId + "|" + expires.toEpochMilli() + "|" + days;
  }
}
