package io.github.keycloaksspr.core.policy;

/** Which sessions of a user end with the old password (spec X9). */
public enum EndedSessions {
  /** All of them, also that of the browser in use. */
  ALL("all"),
  /** All but the one in which the password is changed. */
  OTHERS("others"),
  /** The others if the user ticks the box on the page, else none. */
  CHOICE("choice");

  private final String id;

  EndedSessions(String id) {
    this.id = id;
  }

  /** Returns the value as it stands in the policy document. */
  public String id() {
    return id;
  }
}
