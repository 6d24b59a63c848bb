package io.github.keycloaksspr.core.policy;

/** What becomes of the activity of a user who is deleted. */
public enum OnUserDeletion {
  /** The rows stay, and nothing in them leads to the user any more. */
  ANONYMISE("anonymise"),
  DELETE("delete");

  private final String id;

  OnUserDeletion(String id) {
    this.id = id;
  }

  /** Returns the value in the policy. */
  public String id() {
    return id;
  }
}
