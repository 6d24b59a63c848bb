package io.github.keycloaksspr.writeback.session;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The sessions of a user, which end as by a sign-out: applications are told, and refresh tokens
 * hold no more (spec X9).
 *
 * @param spared id of the session that stays, online and offline, null for none
 */
public record UserSessions(
    KeycloakSession session, RealmModel realm, UserModel user, @Nullable String spared) {

  /**
   * Ends those at browsers.
   *
   * @return how many there were
   */
  public int end() {
    return end(session.sessions().getUserSessionsStream(realm, user), false);
  }

  /**
   * Ends offline sessions, which outlive those at browsers.
   *
   * @return how many there were
   */
  public int endOffline() {
    return end(session.sessions().getOfflineUserSessionsStream(realm, user), true);
  }

  private int end(Stream<UserSessionModel> all, boolean offline) {
    // ending one changes what the stream reads
    List<UserSessionModel> ended = all.filter(each -> !each.getId().equals(spared)).toList();
    ended.forEach(each -> end(each, offline));
    return ended.size();
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
