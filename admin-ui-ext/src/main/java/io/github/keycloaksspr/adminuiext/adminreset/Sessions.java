package io.github.keycloaksspr.adminuiext.adminreset;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.writeback.session.UserSessions;
import org.keycloak.models.UserModel;

/** The sessions of a user, offline ones too; not the one in which an administrator works. */
final class Sessions {

  private final UserSessions sessions;

  Sessions(AdminRequest request, UserModel user) {
    String own = request.auth().adminAuth().getToken().getSessionId();
    this.sessions = new UserSessions(request.session(), request.realm(), user, own);
  }

  /**
   * Ends them.
   *
   * @return how many there were
   */
  int end() {
    return sessions.end() + sessions.endOffline();
  }
}
