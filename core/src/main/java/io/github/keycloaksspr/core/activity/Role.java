package io.github.keycloaksspr.core.activity;

import java.util.Arrays;
import java.util.Optional;

/** Whether the account of a row administers the realm. */
public enum Role {
  USER("user"),
  ADMIN("admin");

  private final String id;

  Role(String id) {
    this.id = id;
  }

  /** Returns the value of the column. */
  public String id() {
    return id;
  }

  /** Finds a role by its id. */
  public static Optional<Role> ofId(String id) {
    return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
  }
}
