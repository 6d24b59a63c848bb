package io.github.keycloaksspr.core.activity;

/**
 * The errors of events that Keycloak has no word for; all others are out of its own {@code Errors}.
 * Keycloak's metrics have the error for a tag, so there must be few.
 */
public enum EventError {
  /** A limit was reached. */
  BLOCKED("sspr_blocked"),
  /** The phone gateway did not take a text or a call. */
  PHONE_SEND_FAILED("phone_send_failed"),
  /** The directory has a new password, and Keycloak failed after that (spec W8). */
  DIRECTORY_ONLY("directory_only");

  private final String id;

  EventError(String id) {
    this.id = id;
  }

  /** Returns the word. */
  public String id() {
    return id;
  }
}
