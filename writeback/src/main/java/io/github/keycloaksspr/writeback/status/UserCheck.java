package io.github.keycloaksspr.writeback.status;

import java.util.Optional;

/**
 * What came of looking at a user.
 *
 * @param obstacle why there is no report
 */
public record UserCheck(Optional<UserReport> report, Optional<Obstacle> obstacle) {

  /** Has seen the user. */
  public static UserCheck of(UserReport report) {
    return new UserCheck(Optional.of(report), Optional.empty());
  }

  /** Has not. */
  public static UserCheck not(Obstacle obstacle) {
    return new UserCheck(Optional.empty(), Optional.of(obstacle));
  }
}
