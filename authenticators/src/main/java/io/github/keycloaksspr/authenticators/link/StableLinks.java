package io.github.keycloaksspr.authenticators.link;

import io.github.keycloaksspr.authenticators.call.CallBackResource;
import io.github.keycloaksspr.authenticators.identify.IdentifyStep;
import io.github.keycloaksspr.authenticators.notme.NotMeResource;
import io.github.keycloaksspr.authenticators.resetlink.ResetLinkResource;
import io.github.keycloaksspr.core.change.Change;
import io.github.keycloaksspr.core.page.PageModel;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.Duty;
import io.github.keycloaksspr.core.reset.Intent;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
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
    return Policies.inForce(realm).isPresent() ? toFlow(realm, Intent.RESET) : unavailable(realm);
  }

  /** Leads to the first page as well, with the unlock chosen beforehand (spec P14). */
  @GET
  @Path("unlock")
  public Response unlock() {
    RealmModel realm = session.getContext().getRealm();
    boolean offered =
        Policies.inForce(realm)
            .filter(policy -> policy.writeback().unlockWithoutReset())
            .isPresent();
    return offered ? toFlow(realm, Intent.UNLOCK) : unavailable(realm, "ssprUnlockUnavailable");
  }

  /** Leads through a sign-in to the registration page. */
  @GET
  @Path("register")
  public Response register() {
    RealmModel realm = session.getContext().getRealm();
    return Policies.inForce(realm).isPresent() ? toAction(realm, Duty.ACTION) : unavailable(realm);
  }

  /** Leads to the page where a password is changed with the old one, signed in or not (spec X4). */
  @GET
  @Path("change")
  public Response change() {
    RealmModel realm = session.getContext().getRealm();
    RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(Change.ACTION);
    return action != null && action.isEnabled()
        ? toAction(realm, Change.ACTION)
        : unavailable(realm, "ssprChangeUnavailable");
  }

  /** Leads to the page where the reader of a mail says that it was not them (spec A7). */
  @Path("not-me")
  public NotMeResource notMe() {
    return new NotMeResource(session);
  }

  /** Leads to what answers the services that make calls. */
  @Path("call/{ticket}")
  public CallBackResource call(@PathParam("ticket") String ticket) {
    return new CallBackResource(session, ticket);
  }

  /** Leads to what a link opens that an administrator has sent (spec X5). */
  @Path("reset-link")
  public ResetLinkResource resetLink(@QueryParam("token") @DefaultValue("") String token) {
    return new ResetLinkResource(session, token);
  }

  private Response toFlow(RealmModel realm, Intent intent) {
    UriBuilder target =
        LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
            .path(LoginActionsService.RESET_CREDENTIALS_PATH);
    for (String parameter : PARAMETERS) {
      given(parameter).ifPresent(value -> add(target, parameter, value));
    }
    if (intent != Intent.RESET) {
      target.queryParam(IdentifyStep.INTENT, intent.id());
    }
    return found(target.build(realm.getName()));
  }

  /** Without a client the account console is what the user comes to afterwards. */
  private Response toAction(RealmModel realm, String action) {
    UriBuilder target =
        OIDCLoginProtocolService.authUrl(session.getContext().getUri())
            .queryParam(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OIDCResponseType.CODE)
            .queryParam(OIDCLoginProtocol.SCOPE_PARAM, OAuth2Constants.SCOPE_OPENID)
            .queryParam(Constants.KC_ACTION, action);
    Optional<String> client = given(OIDCLoginProtocol.CLIENT_ID_PARAM);
    add(
        target,
        OIDCLoginProtocol.CLIENT_ID_PARAM,
        client.orElse(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID));
    given(OIDCLoginProtocol.REDIRECT_URI_PARAM)
        .or(() -> client.isPresent() ? Optional.empty() : Optional.of(accountConsole(realm)))
        .ifPresent(uri -> add(target, OIDCLoginProtocol.REDIRECT_URI_PARAM, uri));
    given("username").ifPresent(name -> add(target, OIDCLoginProtocol.LOGIN_HINT_PARAM, name));
    given("kc_locale").ifPresent(tag -> add(target, OIDCLoginProtocol.UI_LOCALES_PARAM, tag));
    return found(target.build(realm.getName()));
  }

  private String accountConsole(RealmModel realm) {
    return Urls.accountBase(session.getContext().getUri().getBaseUri())
        .build(realm.getName())
        .toString();
  }

  private Optional<String> given(String parameter) {
    return Optional.ofNullable(
        session.getContext().getUri().getQueryParameters().getFirst(parameter));
  }

  private static void add(UriBuilder target, String parameter, String value) {
    target.queryParam(parameter, "{" + parameter + "}").resolveTemplate(parameter, value);
  }

  private static Response found(URI location) {
    return Response.status(Response.Status.FOUND)
        .location(location)
        .header("Cache-Control", "no-store")
        .build();
  }

  private Response unavailable(RealmModel realm) {
    return unavailable(realm, "ssprUnavailable");
  }

  private Response unavailable(RealmModel realm, String messageKey) {
    LocaleUtil.processLocaleParam(session, realm, null);
    return session
        .getProvider(LoginFormsProvider.class)
        .setAttribute(PageModel.ATTRIBUTE, PageModel.of(realm).asMap())
        .setError(messageKey)
        .createErrorPage(Response.Status.NOT_FOUND);
  }
}
