package io.github.keycloaksspr.authenticators.resetlink;

import io.github.keycloaksspr.core.eligibility.PermanentLock;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.core.resetlink.LinkToken;
import io.github.keycloaksspr.writeback.lock.KeycloakLock;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The session of a user who has opened a link: it ends with the new password and signs nobody in,
 * so that a second factor stays what it is.
 */
record LinkSession(KeycloakSession session, RealmModel realm, UserModel user) {

  /** Begins it and leads to the page for a new password. */
  Response begin(LinkToken token) {
    if (PermanentLock.holds(user)) {
      // Keycloak would not let a disabled user choose a password
      new KeycloakLock(session, realm, user).lift();
    }
    AuthenticationSessionModel begun = fresh();
    begun.setAuthenticatedUser(user);
    begun.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
    begun.addRequiredAction(Reset.DONE_ACTION);
    begun.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
    Reset.NOTE.write(
        begun,
        new Reset(List.of(), AfterReset.SIGN_IN, Instant.ofEpochMilli(Time.currentTimeMillis())));
    OpenedLink.NOTE.write(begun, new OpenedLink(token.fingerprint()));
    return AuthenticationManager.redirectToRequiredActions(
        session,
        realm,
        begun,
        session.getContext().getUri(),
        UserModel.RequiredAction.UPDATE_PASSWORD.name());
  }

  /** Returns one like Keycloak's own for a reset that no application has asked for. */
  private AuthenticationSessionModel fresh() {
    URI base = session.getContext().getUri().getBaseUri();
    String account = Urls.accountBase(base).path("/").build(realm.getName()).toString();
    AuthenticationSessionModel fresh =
        new AuthenticationSessionManager(session)
            .createAuthenticationSession(realm, true)
            .createAuthenticationSession(SystemClientUtil.getSystemClient(realm));
    fresh.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
    fresh.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
    fresh.setRedirectUri(account);
    fresh.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OAuth2Constants.CODE);
    fresh.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, account);
    fresh.setClientNote(OIDCLoginProtocol.ISSUER, Urls.realmIssuer(base, realm.getName()));
    return fresh;
  }
}
