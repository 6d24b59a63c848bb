package io.github.keycloaksspr.requiredactions.done;

import java.net.URI;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Where a user signs in with the new password. */
final class SignInAgain {

  private SignInAgain() {}

  /**
   * Returns the restart link of the pending sign-in, which leads on into the application, or the
   * account console where no application waits.
   */
  static String url(RequiredActionContext context) {
    AuthenticationSessionModel pending = context.getAuthenticationSession();
    return pending.getRedirectUri() == null
        ? account(context).toString()
        : restart(context, pending).toString();
  }

  private static URI account(RequiredActionContext context) {
    return Urls.accountBase(context.getUriInfo().getBaseUri())
        .path("/")
        .build(context.getRealm().getName());
  }

  private static URI restart(RequiredActionContext context, AuthenticationSessionModel pending) {
    KeycloakSession session = context.getSession();
    return LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
        .path(LoginActionsService.RESTART_PATH)
        .queryParam(Constants.CLIENT_ID, pending.getClient().getClientId())
        .queryParam(Constants.TAB_ID, pending.getTabId())
        .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(session, pending))
        .build(context.getRealm().getName());
  }
}
