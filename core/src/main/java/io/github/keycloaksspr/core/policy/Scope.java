package io.github.keycloaksspr.core.policy;

/** Whom self-service is for (spec P1). */
public enum Scope {
  /** Nobody: self-service is off. */
  NONE("none"),
  /** Members of the listed groups, nested ones included, and holders of the listed roles. */
  SELECTED("selected"),
  /** Every user of the realm. */
  ALL("all");

  private final String id;

  Scope(String id) {
    this.id = id;
  }

  /** Returns the value as it stands in the policy document. */
  public String id() {
    return id;
  }
}
