package io.github.keycloaksspr.requiredactions.done;

import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.core.reset.Resumption;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * Continues into the application (spec P17). The reset makes no session by itself: it begins the
 * sign-in that waits, by the realm's own browser flow, and stands for the password in it. So every
 * second factor, required action and level of authentication is asked for as at any sign-in.
 */
final class Continuation {

  private Continuation() {}

  /** Begins the sign-in; empty when the user has to sign in from the start. */
  static Optional<Response> of(RequiredActionContext context, Reset reset) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    if (!context.getUser().isEnabled() || session.getRedirectUri() == null) {
      return Optional.empty();
    }
    return resumption(context.getRealm(), session, reset)
        .map(
            resumption -> {
              begin(session, context.getUser(), resumption);
              return Response.seeOther(url(context)).build();
            });
  }

  /** Organizations ask for a name first, and by it choose what follows. */
  private static Optional<Resumption> resumption(
      RealmModel realm, AuthenticationSessionModel session, Reset reset) {
    AuthenticationFlowModel flow = AuthenticationFlowResolver.resolveBrowserFlow(session);
    return realm.isOrganizationsEnabled()
        ? Optional.empty()
        : Resumption.of(realm, flow.getId(), reset.methods());
  }

  private static void begin(
      AuthenticationSessionModel session, UserModel user, Resumption resumption) {
    // another path than that of the sign-in, so that Keycloak forgets where the session stood
    AuthenticationProcessor.resetFlow(session, LoginActionsService.RESET_CREDENTIALS_PATH);
    session.setAuthenticatedUser(user);
    session.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, user.getUsername());
    AuthenticatorUtil.addAuthCredential(session, PasswordCredentialModel.TYPE);
    resumption
        .passedOver()
        .forEach(id -> session.setExecutionStatus(id, ExecutionStatus.ATTEMPTED));
    resumption
        .proved()
        .forEach(
            id -> {
              session.setExecutionStatus(id, ExecutionStatus.SUCCESS);
              AuthenticatorUtils.updateCompletedExecutions(session, null, id);
            });
  }

  private static URI url(RequiredActionContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    return LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
        .path(LoginActionsService.AUTHENTICATE_PATH)
        .queryParam(Constants.CLIENT_ID, session.getClient().getClientId())
        .queryParam(Constants.TAB_ID, session.getTabId())
        .queryParam(
            Constants.CLIENT_DATA,
            AuthenticationProcessor.getClientData(context.getSession(), session))
        .build(context.getRealm().getName());
  }
}
