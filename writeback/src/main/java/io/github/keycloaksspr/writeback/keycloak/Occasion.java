package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tells who is setting a password: a person who expects it in the directory, or a program. */
final class Occasion {
  private static final Pattern ADMIN_REST = Pattern.compile("(?:.*/)?admin/realms/[^/]+/.*");
  private static final String ADMIN_RESET = "/reset-password";

  private Occasion() {}

  /**
   * Tells whether a user is at a page of Keycloak's, or an administrator resets a password; on
   * creation and import only where the realm's policy says so. Keycloak's own mark for
   * administrators is never set (26.7).
   */
  static boolean wantsWriteback(KeycloakSession session, RealmModel realm) {
    String path = path(session.getContext());
    boolean somebodyWaits =
        ADMIN_REST.matcher(path).matches() ? path.endsWith(ADMIN_RESET) : atPage(session);
    return somebodyWaits || onCreate(realm);
  }

  private static boolean onCreate(RealmModel realm) {
    return Policies.valid(realm)
        .map(Policy::writeback)
        .filter(Policy.Writeback::onCreate)
        .isPresent();
  }

  /**
   * Tells whether a user chooses the password at a page of Keycloak's. An administrator's request
   * has an authentication session as well if the token is a lightweight one.
   */
  static boolean byUser(KeycloakSession session) {
    return atPage(session) && !ADMIN_REST.matcher(path(session.getContext())).matches();
  }

  private static boolean atPage(KeycloakSession session) {
    return session.getContext().getAuthenticationSession() != null;
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
