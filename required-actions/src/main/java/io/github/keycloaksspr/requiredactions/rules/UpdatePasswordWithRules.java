package io.github.keycloaksspr.requiredactions.rules;

import io.github.keycloaksspr.authenticators.notme.LockedPage;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.authenticators.resetlink.OpenedLink;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.expiry.NeverExpires;
import io.github.keycloaksspr.core.expiry.PasswordExpiry;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.reset.Intent;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.requiredactions.done.ChosenPassword;
import io.github.keycloaksspr.requiredactions.done.ResetEvents;
import io.github.keycloaksspr.writeback.keycloak.DirectoryRules;
import io.github.keycloaksspr.writeback.keycloak.FreshPassword;
import io.github.keycloaksspr.writeback.outcome.Explanation;
import io.github.keycloaksspr.writeback.outcome.SignIn;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's own action, but the page begins with the rules of the user's directory, where it tells
 * them (spec X7, W2). They come as the page's message, which every theme shows. It is not asked of
 * those whose password never expires (spec X6). And whoever came by an administrator's link sets
 * one password with it (spec X5).
 */
public final class UpdatePasswordWithRules extends UpdatePassword {

  private static final int BEFORE_THE_BUILT_IN = 100;

  private static final String PASSWORD = "password-new";
  private static final String SIGN_OUT_OTHERS = "logout-sessions";

  @Override
  public int order() {
    return BEFORE_THE_BUILT_IN;
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  /** Keycloak asks here, and nowhere else, whether a password is older than the realm allows. */
  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    boolean limited = PasswordExpiry.maximumAge(context.getRealm()).isPresent();
    if (limited && !NeverExpires.holds(context.getUser())) {
      super.evaluateTriggers(context);
    }
  }

  /**
   * A reset whose gates were passed before the account was locked (spec A7), or before what is
   * registered changed (spec R6), ends here; an administrator's link does not.
   */
  private static Optional<Response> ended(RequiredActionContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    return Reset.NOTE
        .read(session)
        .filter(byGates -> OpenedLink.NOTE.read(session).isEmpty())
        .flatMap(
            reset ->
                LockedPage.of(Interaction.of(context), false).or(() -> overtaken(context, reset)));
  }

  private static Optional<Response> overtaken(RequiredActionContext context, Reset reset) {
    boolean changed =
        RegisteredMethods.of(context.getRealm(), context.getUser())
            .confirmation()
            .changedAfter(reset.begunAt());
    if (!changed) {
      return Optional.empty();
    }
    ResetEvents.of(context)
        .detail("sspr_intent", Intent.RESET.id())
        .detail("sspr_result", "failed")
        .error(Errors.NOT_ALLOWED);
    return Optional.of(Page.of(Interaction.of(context)).show("sspr-unavailable.ftl"));
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (Policies.valid(context.getRealm()).isPresent()) {
      SessionKey.addTo(context.getEvent(), context.getAuthenticationSession());
    }
    ended(context).ifPresentOrElse(context::challenge, () -> take(context));
  }

  private void take(RequiredActionContext context) {
    OpenedLink.NOTE
        .read(context.getAuthenticationSession())
        .ifPresentOrElse(
            link -> new LinkUse(context, link).around(() -> set(context)), () -> set(context));
  }

  /** Only now is the new password known with which a reset may continue (CVE-2025-0604). */
  private void set(RequiredActionContext context) {
    super.processAction(context);
    AuthenticationSessionModel session = context.getAuthenticationSession();
    Optional<Reset> reset = Reset.NOTE.read(session);
    if (reset.isPresent() && context.getStatus() == RequiredActionContext.Status.SUCCESS) {
      Form form = Form.of(Interaction.of(context));
      SignIn signIn =
          reset.get().next() == AfterReset.CONTINUE ? signIn(context, form) : SignIn.UNKNOWN;
      ChosenPassword.NOTE.write(session, new ChosenPassword(signIn, form.has(SIGN_OUT_OTHERS)));
    }
  }

  private static SignIn signIn(RequiredActionContext context, Form form) {
    return form.secret(PASSWORD)
        .map(new FreshPassword(context.getSession(), context.getRealm(), context.getUser())::signIn)
        .orElse(SignIn.UNKNOWN);
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    ended(context).ifPresentOrElse(context::challenge, () -> ask(context));
  }

  private void ask(RequiredActionContext context) {
    Optional<Explanation> rules =
        new DirectoryRules(context.getSession(), context.getRealm(), context.getUser()).inAdvance();
    if (rules.isEmpty()) {
      super.requiredActionChallenge(context);
      return;
    }
    context.challenge(
        context
            .form()
            .setAttribute("username", context.getUser().getUsername())
            .setInfo(rules.get().key(), rules.get().parameters().toArray())
            .createResponse(UserModel.RequiredAction.UPDATE_PASSWORD));
  }
}
