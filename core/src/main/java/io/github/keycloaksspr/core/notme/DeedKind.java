package io.github.keycloaksspr.core.notme;

import java.util.Arrays;
import java.util.Optional;

/** What users are told of by mail when it was done to their account (spec A7). */
public enum DeedKind {
  PASSWORD_RESET("reset"),
  PASSWORD_CHANGED("change"),
  RESET_BY_ADMINISTRATOR("admin-reset"),
  UNLOCKED("unlock"),
  UNLOCKED_BY_ADMINISTRATOR("admin-unlock"),
  METHOD_ADDED("added"),
  METHOD_CHANGED("changed"),
  METHOD_REMOVED("removed");

  private final String id;

  DeedKind(String id) {
    this.id = id;
  }

  /** Returns the name in message keys, in REST answers and in {@code sspr_reason} of events. */
  public String id() {
    return id;
  }

  /** Finds a deed by its id. */
  public static Optional<DeedKind> ofId(String id) {
    return Arrays.stream(values()).filter(deed -> deed.id.equals(id)).findFirst();
  }
}
