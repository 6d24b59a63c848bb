package io.github.keycloaksspr.core.registration;

import java.util.Arrays;
import java.util.Optional;

/** Who vouched for registered data (spec R1). */
public enum Source {
  /** The user, who proved to receive codes there. */
  USER("user"),
  /** An administrator on the user's behalf. */
  ADMIN("admin"),
  /** The directory, by an attribute that the policy names. */
  DIRECTORY("directory");

  private final String id;

  Source(String id) {
    this.id = id;
  }

  /** Returns the value as it stands in credential data and in REST answers. */
  public String id() {
    return id;
  }

  /** Finds the source with the given {@link #id()}. */
  public static Optional<Source> ofId(String id) {
    return Arrays.stream(values()).filter(source -> source.id.equals(id)).findFirst();
  }
}
