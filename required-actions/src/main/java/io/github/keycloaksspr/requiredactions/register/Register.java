package io.github.keycloaksspr.requiredactions.register;

import io.github.keycloaksspr.authenticators.code.CodeStep;
import io.github.keycloaksspr.authenticators.email.EmailChannel;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.notme.LockedPage;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.authenticators.phone.PhoneChannel;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.registration.Duty;
import io.github.keycloaksspr.core.reset.Reset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Lets users register the methods by which they can reset their password, and confirm from time to
 * time that the data hold (spec R1 to R6, P7, P8). A sign-in leads here when the policy wants it,
 * and so does any application that asks for the action.
 */
public final class Register implements RequiredActionProvider, RequiredActionFactory {

  /** Set once the user has done, or put off, what this sign-in wanted of them. */
  private static final String SETTLED_NOTE = "sspr.register.settled";

  private final Map<Method, CodeStep> steps =
      List.of(
              new CodeStep(new EnrolChannel(new EmailChannel())),
              new CodeStep(new EnrolChannel(PhoneChannel.mobileText())),
              new CodeStep(new EnrolChannel(PhoneChannel.mobileCall())))
          .stream()
          .collect(Collectors.toUnmodifiableMap(CodeStep::method, Function.identity()));

  @Override
  public String getId() {
    return Duty.ACTION;
  }

  @Override
  public String getDisplayText() {
    return "SSPR Register";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return List.copyOf(MAX_AUTH_AGE_CONFIG_PROPERTIES);
  }

  /** Asks for the action in this sign-in only; the user itself is never written to. */
  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    if (!inBrowser(session) || session.getAuthNote(SETTLED_NOTE) != null || resetting(session)) {
      return;
    }
    Registrant.standings(context)
        .of(context.getUser())
        .map(standing -> standing.duty(Registrant.now()))
        .filter(duty -> !(duty instanceof Duty.None))
        .ifPresent(duty -> session.addRequiredAction(Duty.ACTION));
  }

  /** Whoever trades a password for a token sees no page. */
  private static boolean inBrowser(AuthenticationSessionModel session) {
    return session.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH) != null;
  }

  /** The sign-in that follows a reset asks soon enough. */
  private static boolean resetting(AuthenticationSessionModel session) {
    return Reset.NOTE.read(session).filter(reset -> reset.next() == AfterReset.SIGN_IN).isPresent();
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    Optional<Registrant> registrant = Registrant.of(context);
    if (registrant.isPresent()) {
      show(context, registrant.get());
    } else if (initiated(context)) {
      unavailable(context);
    } else {
      context.success();
    }
  }

  private void show(RequiredActionContext context, Registrant who) {
    Optional<Method> method = place(context).filter(who::mayRegister);
    if (method.isPresent()) {
      showMethod(context, who, method.get());
    } else if (who.duty() instanceof Duty.None && !initiated(context)) {
      context.success();
    } else {
      context.challenge(new Overview(who).page().show(Overview.TEMPLATE));
    }
  }

  private void showMethod(RequiredActionContext context, Registrant who, Method method) {
    context.challenge(
        method == Method.QUESTIONS ? new QuestionsForm(who).show() : step(method).show(visit(who)));
  }

  private static boolean initiated(RequiredActionContext context) {
    return Duty.ACTION.equals(
        context.getAuthenticationSession().getClientNote(org.keycloak.models.Constants.KC_ACTION));
  }

  private static void unavailable(RequiredActionContext context) {
    Interaction interaction = Interaction.of(context);
    context.challenge(
        LockedPage.of(interaction, true)
            .orElseGet(
                () -> Page.of(interaction).with("leave", true).show("sspr-unavailable.ftl")));
  }

  @Override
  public void processAction(RequiredActionContext context) {
    Optional<Registrant> registrant = Registrant.of(context);
    if (registrant.isEmpty()) {
      LockedPage.asking(Interaction.of(context), true)
          .ifPresentOrElse(context::challenge, context::success);
      return;
    }
    Registrant who = registrant.get();
    Form form = Form.of(who.interaction());
    Optional<Method> method = place(context).filter(who::mayRegister);
    if (method.isEmpty()) {
      onOverview(context, who, form);
    } else if (!recent(context).given()) {
      context.challenge(recent(context).demand());
    } else if (method.get() == Method.QUESTIONS) {
      answer(context, who, form);
    } else {
      verify(context, who, method.get());
    }
  }

  private void onOverview(RequiredActionContext context, Registrant who, Form form) {
    Duty duty = who.duty();
    boolean due = duty instanceof Duty.Register;
    if ((form.has("confirm") || form.has("finish")) && !due) {
      finish(context, who, form.has("confirm") ? "confirmed" : "finished");
    } else if (form.has("postpone")
        && duty instanceof Duty.Register register
        && register.deferrable()) {
      putOff(context, who);
    } else if (form.has("remove") || form.has("method")) {
      change(context, who, form);
    } else {
      show(context, who);
    }
  }

  private static void finish(RequiredActionContext context, Registrant who, String result) {
    if (who.standing().enough()) {
      who.confirm();
    }
    context.getEvent().detail("sspr_intent", "register").detail("sspr_result", result);
    settle(context);
  }

  private static void putOff(RequiredActionContext context, Registrant who) {
    who.putOff();
    context.getEvent().detail("sspr_intent", "register").detail("sspr_result", "put_off");
    settle(context);
  }

  private static void settle(RequiredActionContext context) {
    context.getAuthenticationSession().setAuthNote(SETTLED_NOTE, "true");
    Place.NOTE.remove(context.getAuthenticationSession());
    context.success();
  }

  private void change(RequiredActionContext context, Registrant who, Form form) {
    Optional<Method> method = form.value("method").flatMap(Method::ofId).filter(who::mayRegister);
    Optional<String> removed = form.value("remove").filter(type -> removable(who, type));
    if (method.isEmpty() && removed.isEmpty()) {
      context.challenge(
          new Overview(who).page().error("ssprMethodInvalid").show(Overview.TEMPLATE));
    } else if (!recent(context).given()) {
      context.challenge(recent(context).demand());
    } else if (removed.isPresent()) {
      new Changes(who).remove(removed.get());
      overview(context, "ssprRemoved");
    } else {
      begin(context, who, method.get());
    }
  }

  /** What an administrator gave for the office, and what Keycloak keeps, is not removed here. */
  private static boolean removable(Registrant who, String type) {
    return CredentialTypes.METHODS.contains(type)
        && who.standing().attainable().stream()
            .anyMatch(method -> method.credentialType().equals(type));
  }

  private void begin(RequiredActionContext context, Registrant who, Method method) {
    Optional<String> ofKeycloak = method.setUpAction();
    if (ofKeycloak.isPresent()) {
      context.getAuthenticationSession().addRequiredAction(ofKeycloak.get());
      context.success();
      return;
    }
    Place.NOTE.write(context.getAuthenticationSession(), new Place(method));
    showMethod(context, who, method);
  }

  private void answer(RequiredActionContext context, Registrant who, Form form) {
    if (form.has("back")) {
      overview(context);
      return;
    }
    QuestionsForm.Outcome outcome = new QuestionsForm(who).submit(form);
    if (outcome instanceof QuestionsForm.Outcome.Again again) {
      context.challenge(again.page());
    } else {
      new Changes(who).register(((QuestionsForm.Outcome.Answered) outcome).answers());
      overview(context, "ssprRegistered");
    }
  }

  private void verify(RequiredActionContext context, Registrant who, Method method) {
    CodeStep step = step(method);
    MethodStep.Visit visit = visit(who);
    MethodStep.Outcome outcome = step.submit(visit);
    if (outcome instanceof MethodStep.Outcome.Show next) {
      context.challenge(next.page());
    } else if (outcome instanceof MethodStep.Outcome.Refused refused) {
      context.challenge(refused.page());
    } else if (outcome instanceof MethodStep.Outcome.Passed) {
      new Changes(who).register(method, step.destination(visit).orElseThrow());
      step.forget(visit);
      overview(context, "ssprRegistered");
    } else {
      step.forget(visit);
      overview(context);
    }
  }

  private static void overview(RequiredActionContext context) {
    Place.NOTE.remove(context.getAuthenticationSession());
    Registrant who = Registrant.of(context).orElseThrow();
    context.challenge(new Overview(who).page().show(Overview.TEMPLATE));
  }

  /** Shows the overview after a change, of which the account is to be judged anew. */
  private static void overview(RequiredActionContext context, String message) {
    Place.NOTE.remove(context.getAuthenticationSession());
    Registrant who = Registrant.of(context).orElseThrow();
    if (who.standing().enough()) {
      who.confirm();
    }
    context.challenge(
        new Overview(Registrant.of(context).orElseThrow())
            .page()
            .info(message)
            .show(Overview.TEMPLATE));
  }

  private static Optional<Method> place(RequiredActionContext context) {
    return Place.NOTE.read(context.getAuthenticationSession()).map(Place::method);
  }

  private CodeStep step(Method method) {
    return Optional.ofNullable(steps.get(method)).orElseThrow();
  }

  private RecentSignIn recent(RequiredActionContext context) {
    return new RecentSignIn(context, this, Duty.ACTION);
  }

  private static MethodStep.Visit visit(Registrant who) {
    UserModel user = who.user();
    return new MethodStep.Visit(
        who.interaction(),
        user,
        user.getId(),
        MethodStep.Visit.REGISTER,
        new MethodStep.Progress(1, 1, null, user.getId(), null, true));
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
