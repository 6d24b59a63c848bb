package io.github.keycloaksspr.authenticators.identify;

import io.github.keycloaksspr.authenticators.botdefence.BotDefence.PagePart;
import io.github.keycloaksspr.authenticators.botdefence.BotDefence.Verdict;
import io.github.keycloaksspr.authenticators.botdefence.ChosenDefence;
import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.authenticators.page.StepFactory;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.reset.Intent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.events.Errors;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderModel;

/**
 * Asks for any login identifier that the realm allows and goes on in the same way whether it names
 * an account or not (spec X2, X10).
 */
public final class IdentifyStep implements StepFactory {

  public static final String ID = "sspr-identify";

  /** Parameter of the link to this page. */
  public static final String INTENT = "intent";

  private static final String WANTED_NOTE = "sspr.wanted";
  private static final String FIELD = "username";
  private static final int LONGEST_USERNAME = 255;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "SSPR Identify";
  }

  @Override
  public String getHelpText() {
    return "Asks for the user name or e-mail address, and never tells whether it is known.";
  }

  @Override
  public boolean requiresUser() {
    return false;
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    rememberFlow(context);
    rememberIntent(context);
    Optional<Policy> policy = Policies.inForce(context.getRealm());
    if (policy.isEmpty()) {
      context.challenge(Page.of(Interaction.of(context)).show("sspr-unavailable.ftl"));
      return;
    }
    SessionKey.begin(context.getAuthenticationSession());
    show(context, policy.get(), Page.of(Interaction.of(context)).with(FIELD, prefilled(context)));
  }

  /**
   * Keycloak does not note the flow of a link of ours, and a reload would lead to the sign-in page.
   */
  private static void rememberFlow(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    if (session.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH) == null) {
      session.setAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH, context.getFlowPath());
    }
  }

  /** A link says what is chosen beforehand on the page that asks; it decides nothing. */
  private static void rememberIntent(AuthenticationFlowContext context) {
    Optional.ofNullable(context.getUriInfo().getQueryParameters().getFirst(INTENT))
        .flatMap(Intent::ofId)
        .ifPresent(
            intent -> context.getAuthenticationSession().setAuthNote(WANTED_NOTE, intent.id()));
  }

  /** Returns what the link that the visitor came by is for. */
  public static Intent wanted(AuthenticationFlowContext context) {
    return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(WANTED_NOTE))
        .flatMap(Intent::ofId)
        .orElse(Intent.RESET);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    Optional<Policy> policy = Policies.inForce(context.getRealm());
    if (policy.isEmpty()) {
      context.challenge(Page.of(Interaction.of(context)).show("sspr-unavailable.ftl"));
      return;
    }
    Form form = Form.of(Interaction.of(context));
    Optional<String> typed = form.value(FIELD).filter(IdentifyStep::plausible);
    if (typed.isEmpty()) {
      String error = form.filled(FIELD) ? "ssprUsernameInvalid" : "missingUsernameMessage";
      show(context, policy.get(), Page.of(Interaction.of(context)).error(FIELD, error));
      return;
    }
    if (!new RequestGuard(Interaction.of(context)).allowsIdentification()) {
      show(
          context, policy.get(), Page.of(Interaction.of(context)).error(FIELD, "ssprTooManyNames"));
      return;
    }
    if (ChosenDefence.of(context, policy.get()).judge(context, form)
        instanceof Verdict.Refused refused) {
      report(context);
      show(context, policy.get(), again(context, typed.get(), refused));
      return;
    }
    remember(context, typed.get());
    context.success();
  }

  private static void show(AuthenticationFlowContext context, Policy policy, Page page) {
    ChosenDefence.of(context, policy)
        .part(context)
        .ifPresent(part -> page.with("botDefence", attributes(part)));
    page.with("unlockable", policy.writeback().unlockWithoutReset());
    context.challenge(page.show("sspr-identify.ftl"));
  }

  private static Map<String, Object> attributes(PagePart part) {
    Map<String, Object> attributes = new HashMap<>(part.values());
    attributes.put("template", part.template());
    return attributes;
  }

  private static Page again(
      AuthenticationFlowContext context, String username, Verdict.Refused refused) {
    return Page.of(Interaction.of(context))
        .with(FIELD, username)
        .error(FIELD, refused.messageKey(), refused.parameters().toArray());
  }

  private static void report(AuthenticationFlowContext context) {
    context
        .getEvent()
        .clone()
        .detail("sspr_result", "failed")
        .detail("sspr_reason", "bot_defence")
        .error(Errors.NOT_ALLOWED);
  }

  private static void remember(AuthenticationFlowContext context, String username) {
    UserModel user = find(context, username);
    if (user != null && federated(context.getRealm())) {
      find(context, nameOfNobody(username));
    }
    AuthenticationSessionModel session = context.getAuthenticationSession();
    session.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, username);
    Candidate.NOTE.write(session, new Candidate(username, user == null ? null : user.getId()));
  }

  private static @Nullable UserModel find(AuthenticationFlowContext context, String username) {
    try {
      return KeycloakModelUtils.findUserByNameOrEmail(
          context.getSession(), context.getRealm(), username);
    } catch (ModelDuplicateException e) {
      // two accounts share the address, so it identifies neither
      return null;
    }
  }

  /**
   * Tells whether other stores are asked for names that Keycloak does not know. That takes time,
   * which whom Keycloak knows must take as well (spec X10).
   */
  private static boolean federated(RealmModel realm) {
    return realm
        .getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
        .map(UserStorageProviderModel::new)
        .anyMatch(UserStorageProviderModel::isEnabled);
  }

  /** Returns an address for an address, which is looked for in other ways than a name. */
  private static String nameOfNobody(String like) {
    int at = like.indexOf('@');
    return UUID.randomUUID() + (at < 0 ? "" : like.substring(at));
  }

  private static boolean plausible(String username) {
    return username.length() <= LONGEST_USERNAME
        && username.codePoints().noneMatch(Character::isISOControl);
  }

  private static @Nullable String prefilled(AuthenticationFlowContext context) {
    String attempted =
        context
            .getAuthenticationSession()
            .getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
    String linked = context.getUriInfo().getQueryParameters().getFirst(FIELD);
    String hinted =
        context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
    return java.util.stream.Stream.of(
            Optional.ofNullable(linked),
            Optional.ofNullable(attempted),
            Optional.ofNullable(hinted))
        .flatMap(Optional::stream)
        .filter(IdentifyStep::plausible)
        .findFirst()
        .orElse(null);
  }
}
