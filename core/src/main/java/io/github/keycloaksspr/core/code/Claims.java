package io.github.keycloaksspr.core.code;

import java.time.Duration;

/** Names that can be taken once, by one request out of all on all nodes. */
@FunctionalInterface
public interface Claims {

  /**
   * Takes a name.
   *
   * @param lifetime how long the name stays taken
   * @return whether it was free
   */
  boolean take(String name, Duration lifetime);
}
