package io.github.keycloaksspr.core.reset;

import java.util.Arrays;
import java.util.Optional;

/** What somebody wants to pass the gates for (spec X2, P14). */
public enum Intent {
  /** To choose a new password. */
  RESET("reset"),
  /** To have a lock lifted, and keep the password. */
  UNLOCK("unlock");

  private final String id;

  Intent(String id) {
    this.id = id;
  }

  /** Returns the value in forms, in links and in the event detail {@code sspr_intent}. */
  public String id() {
    return id;
  }

  /** Finds an intent by its id. */
  public static Optional<Intent> ofId(String id) {
    return Arrays.stream(values()).filter(intent -> intent.id.equals(id)).findFirst();
  }
}
