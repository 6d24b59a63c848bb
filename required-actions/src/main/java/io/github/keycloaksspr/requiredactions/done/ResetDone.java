package io.github.keycloaksspr.requiredactions.done;

import io.github.keycloaksspr.authenticators.resetlink.OpenedLink;
import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.page.PageModel;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.writeback.outcome.SignIn;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Comes after the new password: reports the reset and shows the done page, or has the user continue
 * where the policy allows it (spec P17, X2).
 */
public final class ResetDone implements RequiredActionProvider, RequiredActionFactory {

  private static final String SETTLED_NOTE = "sspr.reset.settled";

  private final Function<RequiredActionContext, String> signInUrl;

  public ResetDone() {
    this(SignInAgain::url);
  }

  ResetDone(Function<RequiredActionContext, String> signInUrl) {
    this.signInUrl = signInUrl;
  }

  @Override
  public String getId() {
    return Reset.DONE_ACTION;
  }

  @Override
  public String getDisplayText() {
    return "SSPR Reset Done";
  }

  @Override
  public boolean isOneTimeAction() {
    return true;
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    // only the reset flow asks for this action
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    Optional<Reset> reset = Reset.NOTE.read(session);
    if (reset.isEmpty()) {
      context.success();
    } else if (passwordPending(session)) {
      context.ignore();
    } else {
      settle(context, reset.get());
      conclude(context, reset.get());
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    requiredActionChallenge(context);
  }

  private static boolean passwordPending(AuthenticationSessionModel session) {
    return session.getRequiredActions().contains(UserModel.RequiredAction.UPDATE_PASSWORD.name());
  }

  private void conclude(RequiredActionContext context, Reset reset) {
    Optional<SignIn> signIn =
        reset.next() == AfterReset.CONTINUE
            ? ChosenPassword.NOTE
                .read(context.getAuthenticationSession())
                .map(ChosenPassword::signIn)
            : Optional.empty();
    context.challenge(
        signIn
            .filter(SignIn.ACCEPTED::equals)
            .flatMap(accepted -> Continuation.of(context, reset))
            .orElseGet(() -> page(context, signIn)));
  }

  /** Says why the directory does not let the user in, if that is why nothing continues. */
  private Response page(RequiredActionContext context, Optional<SignIn> signIn) {
    PageModel model = PageModel.of(context.getRealm());
    model.with("notSignedIn", barred(signIn));
    model.with("continueUrl", applicationUrl(context));
    model.with("signInUrl", signInUrl.apply(context));
    return context
        .form()
        .setAttribute(PageModel.ATTRIBUTE, model.asMap())
        .createForm("sspr-done.ftl");
  }

  private static @Nullable String barred(Optional<SignIn> signIn) {
    return signIn.filter(answer -> answer != SignIn.ACCEPTED).map(SignIn::id).orElse(null);
  }

  private static @Nullable String applicationUrl(RequiredActionContext context) {
    ClientModel client = context.getAuthenticationSession().getClient();
    boolean application =
        !SystemClientUtil.getSystemClient(context.getRealm()).equals(client)
            && client.getBaseUrl() != null
            && !client.getBaseUrl().isBlank();
    return application
        ? ResolveRelative.resolveRelativeUri(
            context.getSession(), client.getRootUrl(), client.getBaseUrl())
        : null;
  }

  /** A reset also lifts the lock of Keycloak's brute-force detection (spec X3). */
  private static void unlock(RequiredActionContext context) {
    context
        .getSession()
        .loginFailures()
        .removeUserLoginFailure(context.getRealm(), context.getUser().getId());
  }

  /** Does once what a reset brings about, however often the page is shown. */
  private static void settle(RequiredActionContext context, Reset reset) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    if (session.getAuthNote(SETTLED_NOTE) == null) {
      session.setAuthNote(SETTLED_NOTE, "true");
      unlock(context);
      new OldSessions(context)
          .endAfterReset(
              ChosenPassword.NOTE.read(session).filter(ChosenPassword::signOutOthers).isPresent());
      report(context, reset);
    }
  }

  private static void report(RequiredActionContext context, Reset reset) {
    EventBuilder event = ResetEvents.of(context).detail("sspr_result", "succeeded");
    if (OpenedLink.NOTE.read(context.getAuthenticationSession()).isPresent()) {
      event.detail("sspr_intent", AdminReset.INTENT).detail("sspr_kind", AdminReset.LINK).success();
    } else {
      event.detail("sspr_intent", "reset").detail("sspr_method", methods(reset)).success();
    }
  }

  private static String methods(Reset reset) {
    return reset.methods().stream().map(Method::id).collect(Collectors.joining(","));
  }

  @Override
  public void init(Config.Scope config) {
    // no options
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // nothing to release
  }
}
