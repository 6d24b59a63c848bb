package io.github.keycloaksspr.writeback.status;

import java.util.List;
import java.util.Optional;

/**
 * How writeback to the directory of an LDAP provider stands.
 *
 * @param id the provider's
 * @param name the provider's
 * @param obstacle why no controller was looked at
 */
public record DirectoryStatus(
    String id,
    String name,
    State state,
    Optional<Obstacle> obstacle,
    List<ControllerStatus> controllers) {

  public DirectoryStatus {
    controllers = List.copyOf(controllers);
  }

  /** Sums up how controllers stand. */
  public static DirectoryStatus of(String id, String name, List<ControllerStatus> controllers) {
    return new DirectoryStatus(
        id,
        name,
        State.ofAll(controllers.stream().map(ControllerStatus::state).toList()),
        Optional.empty(),
        controllers);
  }

  /** Says why nothing is written to a directory. */
  public static DirectoryStatus off(String id, String name, Obstacle obstacle) {
    return new DirectoryStatus(id, name, State.OFF, Optional.of(obstacle), List.of());
  }

  /** Says what keeps a provider from being used at all. */
  public static DirectoryStatus misconfigured(String id, String name, Obstacle obstacle) {
    return new DirectoryStatus(id, name, State.MISCONFIGURED, Optional.of(obstacle), List.of());
  }
}
