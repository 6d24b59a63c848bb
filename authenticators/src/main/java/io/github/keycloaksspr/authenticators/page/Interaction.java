package io.github.keycloaksspr.authenticators.page;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the contexts of flow steps and of required actions have in common, so that the pages of a
 * method serve both.
 *
 * @param user whom the session belongs to, null as long as nobody has proved anything
 * @param askable whether pages have a button that asks the helpdesk, in the place of its link
 * @param form makes a page that posts back to the step or action in charge
 */
public record Interaction(
    KeycloakSession session,
    RealmModel realm,
    @Nullable UserModel user,
    AuthenticationSessionModel authenticationSession,
    ClientConnection connection,
    EventBuilder event,
    HttpRequest request,
    boolean askable,
    Supplier<LoginFormsProvider> form) {

  /** Returns what a flow step sees. */
  public static Interaction of(AuthenticationFlowContext context) {
    return new Interaction(
        context.getSession(),
        context.getRealm(),
        context.getUser(),
        context.getAuthenticationSession(),
        context.getConnection(),
        context.getEvent(),
        context.getHttpRequest(),
        false,
        context::form);
  }

  /** Returns what a required action sees. */
  public static Interaction of(RequiredActionContext context) {
    return new Interaction(
        context.getSession(),
        context.getRealm(),
        context.getUser(),
        context.getAuthenticationSession(),
        context.getConnection(),
        context.getEvent(),
        context.getHttpRequest(),
        false,
        context::form);
  }

  /** Returns the same with pages that have a button that asks the helpdesk. */
  public Interaction withHelpdesk() {
    return new Interaction(
        session, realm, user, authenticationSession, connection, event, request, true, form);
  }

  /** Returns the same with pages that say something before all else. */
  public Interaction announcing(UnaryOperator<LoginFormsProvider> message) {
    Supplier<LoginFormsProvider> announced = () -> message.apply(form.get());
    return new Interaction(
        session,
        realm,
        user,
        authenticationSession,
        connection,
        event,
        request,
        askable,
        announced);
  }
}
