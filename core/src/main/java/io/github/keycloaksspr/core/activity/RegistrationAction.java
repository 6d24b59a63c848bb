package io.github.keycloaksspr.core.activity;

import java.util.Arrays;
import java.util.Optional;

/** What happened to a user's registration. */
public enum RegistrationAction {
  REGISTERED("registered"),
  CHANGED("changed"),
  REMOVED("removed"),
  RECONFIRMED("reconfirmed");

  private final String id;

  RegistrationAction(String id) {
    this.id = id;
  }

  /** Returns the value of the column. */
  public String id() {
    return id;
  }

  /** Finds an action by its id. */
  public static Optional<RegistrationAction> ofId(String id) {
    return Arrays.stream(values()).filter(action -> action.id.equals(id)).findFirst();
  }
}
