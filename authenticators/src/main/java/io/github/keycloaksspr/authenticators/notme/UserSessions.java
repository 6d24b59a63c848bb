package io.github.keycloaksspr.authenticators.notme;

import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** All sessions of a user, offline ones too, and the tokens that were issued in them. */
record UserSessions(KeycloakSession session, RealmModel realm, UserModel user) {

  void end(Instant now) {
    session.users().setNotBeforeForUser(realm, user, Math.toIntExact(now.getEpochSecond()));
    List<UserSessionModel> online = session.sessions().getUserSessionsStream(realm, user).toList();
    List<UserSessionModel> offline =
        session.sessions().getOfflineUserSessionsStream(realm, user).toList();
    online.forEach(each -> end(each, false));
    offline.forEach(each -> end(each, true));
  }

  private void end(UserSessionModel each, boolean offline) {
    KeycloakContext context = session.getContext();
    AuthenticationManager.backchannelLogout(
        session,
        realm,
        each,
        context.getUri(),
        context.getConnection(),
        context.getHttpRequest().getHttpHeaders(),
        true,
        offline);
  }
}
