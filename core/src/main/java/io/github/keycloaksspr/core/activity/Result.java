package io.github.keycloaksspr.core.activity;

import java.util.Arrays;
import java.util.Optional;

/** How a session ended (spec A1); a session that is under way has none. */
public enum Result {
  ABANDONED("abandoned"),
  BLOCKED("blocked"),
  CANCELLED("cancelled"),
  CONTACTED_HELPDESK("contacted-helpdesk"),
  FAILED("failed"),
  SUCCEEDED("succeeded");

  private final String id;

  Result(String id) {
    this.id = id;
  }

  /** Returns the value of the column. */
  public String id() {
    return id;
  }

  /** Finds a result by its id. */
  public static Optional<Result> ofId(String id) {
    return Arrays.stream(values()).filter(result -> result.id.equals(id)).findFirst();
  }
}
