package io.github.keycloaksspr.core.policy;

/** What follows a successful reset (spec P17). */
public enum AfterReset {
  /** The user signs in again with the new password. */
  SIGN_IN("sign-in"),
  /** The user continues into the application, but never past a second factor. */
  CONTINUE("continue");

  private final String id;

  AfterReset(String id) {
    this.id = id;
  }

  /** Returns the value as it stands in the policy document. */
  public String id() {
    return id;
  }
}
