package io.github.keycloaksspr.authenticators.notme;

import io.github.keycloaksspr.core.notme.AccountDeed;
import io.github.keycloaksspr.core.policy.Policy;
import jakarta.ws.rs.core.Response.Status;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/** What a link leads to. */
sealed interface Lead {

  /** A deed that can be reported. */
  record Alive(AccountDeed deed, UserModel user, Policy policy) implements Lead {}

  /** Nothing that can be reported. */
  record Dead(Reason reason) implements Lead {}

  /** Why a link leads to nothing; for events only, the page says the same of all. */
  enum Reason {
    EXPIRED("expired", Errors.EXPIRED_CODE, Status.GONE),
    /** Not a token of this realm and this purpose, or of a key that the realm no longer has. */
    UNKNOWN("unknown_token", Errors.INVALID_CODE, Status.BAD_REQUEST),
    USER_NOT_FOUND("user_not_found", Errors.USER_NOT_FOUND, Status.GONE),
    /** By the policy, which may have changed since the mail. */
    OFF("off", Errors.NOT_ALLOWED, Status.GONE);

    private final String id;
    private final String error;
    private final Status status;

    Reason(String id, String error, Status status) {
      this.id = id;
      this.error = error;
      this.status = status;
    }

    String id() {
      return id;
    }

    String error() {
      return error;
    }

    Status status() {
      return status;
    }
  }
}
