package io.github.keycloaksspr.core.policy;

/** How a stuck visitor reaches the helpdesk (spec A8, P9). */
public enum HelpdeskRequest {
  /** The page has a link; whether somebody follows it, nobody can see. */
  LINK("link"),
  /** The page has a button that has a mail sent to the helpdesk. */
  MAIL("mail");

  private final String id;

  HelpdeskRequest(String id) {
    this.id = id;
  }

  /** Returns the value as it stands in the policy document. */
  public String id() {
    return id;
  }
}
