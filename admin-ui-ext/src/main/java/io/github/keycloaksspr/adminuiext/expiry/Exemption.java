package io.github.keycloaksspr.adminuiext.expiry;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.expiry.NeverExpires;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** Exempts users from the realm's maximum age of passwords, and tells auditors. */
final class Exemption {

  static final String EVENT_RESOURCE = "SSPR_PASSWORD_EXPIRY";

  static final String IN_DIRECTORY = "password_in_directory";
  static final String IN_DIRECTORY_MESSAGE =
      "The user's password is kept in a directory; its administrators decide whether it expires.";

  private final AdminRequest request;

  Exemption(AdminRequest request) {
    this.request = request;
  }

  /**
   * Exempts a user, or no longer.
   *
   * @return whether that is a change
   */
  boolean set(UserModel user, boolean neverExpires) {
    boolean changed = NeverExpires.set(user, neverExpires);
    if (changed) {
      request
          .event()
          .resource(EVENT_RESOURCE)
          .operation(OperationType.UPDATE)
          .resourcePath("sspr", "users", user.getId(), "password-expiry")
          .representation(Map.of("neverExpires", neverExpires))
          .success();
    }
    return changed;
  }
}
