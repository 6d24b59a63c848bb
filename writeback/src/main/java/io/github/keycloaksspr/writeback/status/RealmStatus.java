package io.github.keycloaksspr.writeback.status;

import java.util.List;
import java.util.Optional;

/**
 * How writeback stands in a realm.
 *
 * @param obstacle why it is off everywhere
 */
public record RealmStatus(
    State state, Optional<Obstacle> obstacle, List<DirectoryStatus> directories) {

  public RealmStatus {
    directories = List.copyOf(directories);
  }

  /** Sums up how directories stand; while one works, writeback is not down. */
  public static RealmStatus of(List<DirectoryStatus> directories) {
    return directories.isEmpty()
        ? off(Obstacle.NO_PROVIDER)
        : new RealmStatus(
            State.ofAll(directories.stream().map(DirectoryStatus::state).toList()),
            Optional.empty(),
            directories);
  }

  /** Says why nothing is written anywhere. */
  public static RealmStatus off(Obstacle obstacle) {
    return new RealmStatus(State.OFF, Optional.of(obstacle), List.of());
  }
}
