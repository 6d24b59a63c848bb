package io.github.keycloaksspr.adminuiext.adminreset;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions of a user, offline ones too; not the one in which an administrator works. */
final class Sessions {

  private final AdminRequest request;
  private final UserModel user;

  Sessions(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /**
   * Ends them.
   *
   * @return how many there were
   */
  int end() {
    KeycloakSession session = request.session();
    RealmModel realm = request.realm();
    List<UserSessionModel> online = others(session.sessions().getUserSessionsStream(realm, user));
    List<UserSessionModel> offline =
        others(session.sessions().getOfflineUserSessionsStream(realm, user));
    online.forEach(each -> end(each, false));
    offline.forEach(each -> end(each, true));
    return online.size() + offline.size();
  }

  private List<UserSessionModel> others(Stream<UserSessionModel> all) {
    String own = request.auth().adminAuth().getToken().getSessionId();
    return all.filter(each -> !each.getId().equals(own)).toList();
  }

  private void end(UserSessionModel each, boolean offline) {
    KeycloakContext context = request.session().getContext();
    AuthenticationManager.backchannelLogout(
        request.session(),
        request.realm(),
        each,
        context.getUri(),
        context.getConnection(),
        context.getHttpRequest().getHttpHeaders(),
        true,
        offline);
  }
}
