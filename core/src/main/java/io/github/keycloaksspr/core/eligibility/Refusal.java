package io.github.keycloaksspr.core.eligibility;

/** Why an account cannot reset its password by itself; for events only, never for the page. */
public enum Refusal {
  USER_NOT_FOUND("user_not_found"),
  USER_DISABLED("user_disabled"),
  OUT_OF_SCOPE("out_of_scope"),
  NOT_REGISTERED("not_registered"),
  /** Because its user has said that a deed was not theirs. */
  SELF_SERVICE_LOCKED("self_service_locked"),
  /** By the administrators of the directory, not by Keycloak's. */
  ACCOUNT_DISABLED("account_disabled"),
  ACCOUNT_EXPIRED("account_expired"),
  /** The directory does not let the account sign in at this hour. */
  OUTSIDE_HOURS("outside_logon_hours");

  private final String id;

  Refusal(String id) {
    this.id = id;
  }

  /** Returns the value of the event detail {@code sspr_reason}. */
  public String id() {
    return id;
  }
}
