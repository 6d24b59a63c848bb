package io.github.keycloaksspr.authenticators.link;

import io.github.keycloaksspr.core.page.PageModel;
import io.github.keycloaksspr.core.policy.Policies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.LocaleUtil;

/**
 * Links that stay the same over releases of Keycloak, for intranet pages, mails and locked-down web
 * views (spec X1). They change nothing.
 */
public final class StableLinks {

  /** Passed on as they are; whether they are acceptable is judged where they are used. */
  private static final List<String> PARAMETERS =
      List.of(
          OIDCLoginProtocol.CLIENT_ID_PARAM,
          OIDCLoginProtocol.REDIRECT_URI_PARAM,
          "username",
          "kc_locale");

  private final KeycloakSession session;

  StableLinks(KeycloakSession session) {
    this.session = session;
  }

  /** Leads to the first page of a reset. */
  @GET
  @Path("reset")
  public Response reset() {
    RealmModel realm = session.getContext().getRealm();
    return Policies.inForce(realm).isPresent() ? toFlow(realm) : unavailable(realm);
  }

  private Response toFlow(RealmModel realm) {
    UriBuilder target =
        LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
            .path(LoginActionsService.RESET_CREDENTIALS_PATH);
    for (String parameter : PARAMETERS) {
      String value = session.getContext().getUri().getQueryParameters().getFirst(parameter);
      if (value != null) {
        target.queryParam(parameter, "{" + parameter + "}").resolveTemplate(parameter, value);
      }
    }
    return Response.status(Response.Status.FOUND)
        .location(target.build(realm.getName()))
        .header("Cache-Control", "no-store")
        .build();
  }

  private Response unavailable(RealmModel realm) {
    LocaleUtil.processLocaleParam(session, realm, null);
    return session
        .getProvider(LoginFormsProvider.class)
        .setAttribute(PageModel.ATTRIBUTE, PageModel.of(realm).asMap())
        .setError("ssprUnavailable")
        .createErrorPage(Response.Status.NOT_FOUND);
  }
}
