package io.github.keycloaksspr.requiredactions.register;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whoever changes registered data must have signed in lately (spec R6): who sits down at somebody
 * else's open session must not be able to. When an application starts the action, Keycloak itself
 * sees to that; here it is seen to when a sign-in does.
 */
final class RecentSignIn {

  private final RequiredActionContext context;
  private final AuthenticationSessionModel session;
  private final int maxAge;

  RecentSignIn(RequiredActionContext context, RequiredActionProvider action, String alias) {
    this.context = context;
    this.session = context.getAuthenticationSession();
    this.maxAge = configured(alias).orElseGet(() -> action.getMaxAuthAge(context.getSession()));
  }

  /** Returns the action's setting {@code max_auth_age}, in seconds. */
  private Optional<Integer> configured(String alias) {
    RequiredActionProviderModel action = context.getRealm().getRequiredActionProviderByAlias(alias);
    RequiredActionConfigModel config =
        action == null ? null : context.getRealm().getRequiredActionConfigByAlias(alias);
    return Optional.ofNullable(config)
        .map(found -> found.getConfigValue(Constants.MAX_AUTH_AGE_KEY))
        .filter(value -> value.matches("\\d{1,9}"))
        .map(Integer::valueOf);
  }

  /** Tells whether the user proved who they are within the maximum age. */
  boolean given() {
    if (!"true".equals(session.getAuthNote(AuthenticationManager.SSO_AUTH))) {
      return true;
    }
    UserSessionModel signedIn =
        context
            .getSession()
            .sessions()
            .getUserSession(context.getRealm(), session.getParentSession().getId());
    String time = signedIn == null ? null : signedIn.getNote(AuthenticationManager.AUTH_TIME);
    return time != null && (Long.parseLong(time) + maxAge) * 1000 >= Time.currentTimeMillis();
  }

  /** Starts the sign-in over, this time without the single sign-on session. */
  Response demand() {
    AuthenticationProcessor.resetFlow(session, LoginActionsService.AUTHENTICATE_PATH);
    if (OIDCLoginProtocol.LOGIN_PROTOCOL.equals(session.getProtocol())) {
      session.setClientNote(OIDCLoginProtocol.PROMPT_PARAM, OIDCLoginProtocol.PROMPT_VALUE_LOGIN);
    } else {
      session.setAuthNote(
          SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN, SamlProtocol.SAML_FORCEAUTHN_REQUIREMENT);
    }
    return Response.status(Response.Status.FOUND)
        .location(
            new AuthenticationFlowURLHelper(
                    context.getSession(), context.getRealm(), context.getUriInfo())
                .getLastExecutionUrl(session))
        .build();
  }
}
