package io.github.keycloaksspr.writeback.keycloak;

import jakarta.enterprise.context.ContextNotActiveException;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/** Tells who is setting a password: a person who expects it in the directory, or a program. */
final class Occasion {
  private static final String ADMIN_RESET = "/reset-password";

  private Occasion() {}

  /**
   * Tells whether a user is at a page of Keycloak's, or an administrator resets a password; not in
   * an import, for instance. Keycloak's own mark for administrators is never set (26.7).
   */
  static boolean wantsWriteback(KeycloakSession session) {
    KeycloakContext context = session.getContext();
    return context.getAuthenticationSession() != null || path(context).endsWith(ADMIN_RESET);
  }

  private static String path(KeycloakContext context) {
    try {
      return context.getHttpRequest().getUri().getPath();
    } catch (ContextNotActiveException e) {
      // background work of the server
      return "";
    }
  }
}
