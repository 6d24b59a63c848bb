package io.github.keycloaksspr.authenticators.verify;

import io.github.keycloaksspr.authenticators.code.CodeStep;
import io.github.keycloaksspr.authenticators.email.EmailChannel;
import io.github.keycloaksspr.authenticators.existing.ExistingCodeStep;
import io.github.keycloaksspr.authenticators.existing.KeptCodes;
import io.github.keycloaksspr.authenticators.existing.Totp;
import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.helpdesk.HelpdeskRequests;
import io.github.keycloaksspr.authenticators.identify.Candidate;
import io.github.keycloaksspr.authenticators.identify.IdentifyStep;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.authenticators.page.StepFactory;
import io.github.keycloaksspr.authenticators.passkey.PasskeyStep;
import io.github.keycloaksspr.authenticators.phone.PhoneChannel;
import io.github.keycloaksspr.authenticators.question.QuestionsStep;
import io.github.keycloaksspr.core.code.RealmCodeKeys;
import io.github.keycloaksspr.core.eligibility.Eligibility;
import io.github.keycloaksspr.core.eligibility.PermanentLock;
import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.gate.Gates;
import io.github.keycloaksspr.core.limit.Subject;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.reset.Intent;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.core.server.ServerVersion;
import io.github.keycloaksspr.messaging.HelpdeskText;
import io.github.keycloaksspr.writeback.lock.KeycloakLock;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.common.Version;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Lets the visitor pass as many of the policy's methods as it asks for, and only then gives the
 * session its user (spec P2, X2). It does not use Keycloak's own choice of alternatives, which
 * cannot say "any two of four" and was the hole of CVE-2026-18963: what a post means is decided by
 * what the server remembers, never by what the post says it is.
 */
public final class VerifyStep implements StepFactory {

  public static final String ID = "sspr-verify";

  private static final Logger LOG = Logger.getLogger(VerifyStep.class);

  private final Map<Method, MethodStep> steps =
      List.<MethodStep>of(
              new CodeStep(new EmailChannel()),
              new CodeStep(PhoneChannel.mobileText()),
              new CodeStep(PhoneChannel.mobileCall()),
              new CodeStep(PhoneChannel.officeCall()),
              new QuestionsStep(),
              new ExistingCodeStep(new Totp()),
              new ExistingCodeStep(new KeptCodes()),
              new PasskeyStep())
          .stream()
          .collect(Collectors.toUnmodifiableMap(MethodStep::method, Function.identity()));

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "SSPR Verify";
  }

  @Override
  public String getHelpText() {
    return "Has the user pass the number of methods that the realm's self-service policy asks for.";
  }

  @Override
  public boolean requiresUser() {
    return false;
  }

  /** Says what the account console lets users see and remove. */
  @Override
  public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
    return CredentialTypes.METHODS;
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    Optional<Response> unlocked = new Unlock(Interaction.of(context)).donePage();
    if (unlocked.isPresent()) {
      context.challenge(unlocked.get());
      return;
    }
    WalkActivity activity = new WalkActivity(context);
    Optional<Policy> policy = Policies.inForce(context.getRealm());
    Optional<Candidate> candidate = Candidate.NOTE.read(context.getAuthenticationSession());
    if (policy.isEmpty() || candidate.isEmpty()) {
      activity.unavailable(policy.isEmpty());
      unavailable(context);
      return;
    }
    Verification verification =
        of(context.getAuthenticationSession(), candidate.get())
            .orElseGet(() -> begin(context, policy.get(), candidate.get()));
    show(context, candidate.get(), verification);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    Optional<Response> unlocked = new Unlock(Interaction.of(context)).donePage();
    if (unlocked.isPresent()) {
      context.challenge(unlocked.get());
      return;
    }
    WalkActivity activity = new WalkActivity(context);
    AuthenticationSessionModel session = context.getAuthenticationSession();
    Optional<Candidate> candidate = Candidate.NOTE.read(session);
    Optional<Verification> verification = candidate.flatMap(who -> of(session, who));
    boolean off = Policies.inForce(context.getRealm()).isEmpty();
    if (off || candidate.isEmpty() || verification.isEmpty()) {
      activity.unavailable(off);
      unavailable(context);
    } else if (new HelpdeskRequests(Interaction.of(context)).wanted()) {
      askHelpdesk(context, candidate.get(), verification.get());
    } else {
      take(context, candidate.get(), verification.get());
    }
  }

  private void take(
      AuthenticationFlowContext context, Candidate candidate, Verification verification) {
    if (verification.chosenIntent().isEmpty()) {
      chooseIntent(context, candidate, verification);
    } else if (verification.gates().open()) {
      finish(context, candidate, verification);
    } else if (verification.method() == null) {
      choose(context, candidate, verification);
    } else {
      submit(context, candidate, verification);
    }
  }

  /** Finds what this candidate has come to; what another one passed counts for nothing. */
  private static Optional<Verification> of(
      AuthenticationSessionModel session, Candidate candidate) {
    return Verification.NOTE.read(session).filter(found -> found.candidate().equals(candidate));
  }

  private static Verification begin(
      AuthenticationFlowContext context, Policy policy, Candidate candidate) {
    Eligibility eligibility =
        new Admission(context.getSession(), context.getRealm(), policy)
            .of(account(context, candidate), List.of());
    Verification verification;
    if (eligibility instanceof Eligibility.Eligible eligible) {
      verification =
          Verification.begin(
              candidate,
              now(),
              onlyIntent(policy),
              null,
              Gates.begin(eligible.gates(), eligible.methods()));
    } else {
      Refusal reason = ((Eligibility.Ineligible) eligibility).reason();
      verification =
          Verification.begin(
              candidate, now(), onlyIntent(policy), reason, decoy(context, policy, candidate));
    }
    Verification.NOTE.write(context.getAuthenticationSession(), verification);
    new WalkActivity(context).begun(verification);
    return verification;
  }

  /** Whether there is a choice depends on the policy only, never on the account (spec X10). */
  private static @Nullable Intent onlyIntent(Policy policy) {
    return policy.writeback().unlockWithoutReset() ? null : Intent.RESET;
  }

  private static Gates decoy(
      AuthenticationFlowContext context, Policy policy, Candidate candidate) {
    long fingerprint =
        new RealmCodeKeys(context.getSession(), context.getRealm())
            .active()
            .fingerprint(candidate.allegedUsername());
    List<Method> enabled = policy.methods();
    return Gates.decoy(policy.gates(), enabled, fingerprint);
  }

  private void show(
      AuthenticationFlowContext context, Candidate candidate, Verification verification) {
    if (verification.gates().open() && verification.chosenIntent().isPresent()) {
      finish(context, candidate, verification);
    } else {
      context.challenge(page(context, here(context), candidate, verification));
    }
  }

  /** Returns the page of a walk that is not at its end; sends, voids and judges nothing. */
  private Response page(
      AuthenticationFlowContext context,
      Interaction interaction,
      Candidate candidate,
      Verification verification) {
    if (verification.chosenIntent().isEmpty()) {
      return intents(context, interaction, candidate).show("sspr-intent.ftl");
    }
    return current(verification)
        .map(step -> step.show(visit(context, interaction, candidate, verification)))
        .orElseGet(
            () -> choice(context, interaction, candidate, verification).show("sspr-method.ftl"));
  }

  /** Returns the request with pages on which who is stuck can ask the helpdesk. */
  private static Interaction here(AuthenticationFlowContext context) {
    return new HelpdeskRequests(Interaction.of(context)).offered();
  }

  /** Asks the helpdesk, and leaves the visitor where they are. */
  private void askHelpdesk(
      AuthenticationFlowContext context, Candidate candidate, Verification verification) {
    Interaction answered =
        new HelpdeskRequests(Interaction.of(context))
            .ask(subject(candidate), plea(context, candidate, verification));
    if (verification.chosenIntent().isEmpty() || !verification.gates().open()) {
      context.challenge(page(context, answered, candidate, verification));
    } else if (verification.intent() == Intent.UNLOCK) {
      context.challenge(new Unlock(answered).page(candidate));
    } else {
      unavailable(context, answered);
    }
  }

  private static Subject subject(Candidate candidate) {
    return new Subject(candidate.allegedUsername(), candidate.userId());
  }

  private static HelpdeskText.Plea plea(
      AuthenticationFlowContext context, Candidate candidate, Verification verification) {
    return new HelpdeskText.Plea(
        candidate.allegedUsername(),
        candidate.userId() != null,
        context.getConnection().getRemoteHost(),
        verification.chosenIntent().orElseGet(() -> IdentifyStep.wanted(context)).id(),
        verification.method() == null ? null : verification.method().id(),
        verification.refusal() == null ? null : verification.refusal().id());
  }

  private Optional<MethodStep> current(Verification verification) {
    return Optional.ofNullable(verification.method()).map(steps::get);
  }

  private static Page intents(
      AuthenticationFlowContext context, Interaction interaction, Candidate candidate) {
    return Page.of(interaction)
        .with("username", candidate.allegedUsername())
        .with("intent", IdentifyStep.wanted(context).id());
  }

  private void chooseIntent(
      AuthenticationFlowContext context, Candidate candidate, Verification verification) {
    Optional<Intent> chosen =
        Form.of(Interaction.of(context)).value("intent").flatMap(Intent::ofId);
    if (chosen.isEmpty()) {
      context.challenge(
          intents(context, here(context), candidate)
              .error("intent", "ssprIntentInvalid")
              .show("sspr-intent.ftl"));
      return;
    }
    goTo(context, candidate, verification.with(chosen.get()));
  }

  private static Page choice(
      AuthenticationFlowContext context,
      Interaction interaction,
      Candidate candidate,
      Verification verification) {
    return Page.of(interaction)
        .with("username", candidate.allegedUsername())
        .with("methods", verification.gates().choices().stream().map(Method::id).toList())
        .with("step", verification.gates().current())
        .with("gates", shownGates(context, verification));
  }

  /**
   * Returns how many gates the page speaks of. Before the first one that is the policy's number for
   * everybody, or an administrator's two gates would give the account away (spec X10).
   */
  private static int shownGates(AuthenticationFlowContext context, Verification verification) {
    int needed = verification.gates().needed();
    return verification.gates().passed().isEmpty()
        ? Policies.inForce(context.getRealm()).map(Policy::gates).orElse(needed)
        : needed;
  }

  private void choose(
      AuthenticationFlowContext context, Candidate candidate, Verification verification) {
    Optional<Method> chosen =
        Form.of(Interaction.of(context))
            .value("method")
            .flatMap(Method::ofId)
            .filter(method -> verification.gates().allows(method) && steps.containsKey(method));
    if (chosen.isEmpty()) {
      context.challenge(
          choice(context, here(context), candidate, verification)
              .error("method", "ssprMethodInvalid")
              .show("sspr-method.ftl"));
      return;
    }
    goTo(context, candidate, verification.at(chosen.get()));
  }

  private void submit(
      AuthenticationFlowContext context, Candidate candidate, Verification verification) {
    MethodStep step = current(verification).orElseThrow();
    MethodStep.Visit visit = visit(context, here(context), candidate, verification);
    MethodStep.Outcome outcome = step.submit(visit);
    if (outcome instanceof MethodStep.Outcome.Show next) {
      context.challenge(next.page());
    } else if (outcome instanceof MethodStep.Outcome.Refused refused) {
      // counts in Keycloak's own brute-force detector, too
      context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, refused.page());
    } else if (outcome instanceof MethodStep.Outcome.Switch) {
      step.forget(visit);
      goTo(context, candidate, verification.choosingAgain());
    } else if (visit.account() != null) {
      step.forget(visit);
      new WalkActivity(context).passed(verification.passed());
      goTo(context, candidate, verification.passed());
    } else {
      throw new IllegalStateException("A method was passed without an account");
    }
  }

  private void goTo(AuthenticationFlowContext context, Candidate candidate, Verification next) {
    Verification.NOTE.write(context.getAuthenticationSession(), next);
    show(context, candidate, next);
  }

  private static MethodStep.Visit visit(
      AuthenticationFlowContext context,
      Interaction interaction,
      Candidate candidate,
      Verification verification) {
    UserModel account = verification.refusal() == null ? account(context, candidate) : null;
    MethodStep.Progress progress =
        new MethodStep.Progress(
            verification.gates().current(),
            shownGates(context, verification),
            candidate.allegedUsername(),
            candidate.userId(),
            verification.refusal() == null ? null : verification.refusal().id(),
            verification.switchable());
    String subject = candidate.userId() == null ? candidate.allegedUsername() : candidate.userId();
    return new MethodStep.Visit(
        interaction, account, subject, verification.chosenIntent().orElseThrow().id(), progress);
  }

  private static @Nullable UserModel account(
      AuthenticationFlowContext context, Candidate candidate) {
    return candidate.userId() == null
        ? null
        : context.getSession().users().getUserById(context.getRealm(), candidate.userId());
  }

  /** Judges everything once more, so that nothing that changed meanwhile is overlooked. */
  private static void finish(
      AuthenticationFlowContext context, Candidate candidate, Verification verification) {
    UserModel account = account(context, candidate);
    Policy policy = Policies.inForce(context.getRealm()).orElseThrow();
    Eligibility eligibility =
        new Admission(context.getSession(), context.getRealm(), policy)
            .of(account, verification.gates().passed());
    if (account == null || !stillHolds(context, account, verification, eligibility)) {
      report(context, verification, eligibility);
      unavailable(context, here(context));
      return;
    }
    if (verification.intent() == Intent.UNLOCK) {
      unlock(context, candidate, policy, account, verification);
      return;
    }
    new RequestGuard(Interaction.of(context))
        .clear(new Subject(candidate.allegedUsername(), account.getId()));
    if (PermanentLock.holds(account)) {
      // Keycloak would not let a disabled user choose a password
      new KeycloakLock(context.getSession(), context.getRealm(), account).lift();
    }
    context.setUser(account);
    handOver(context.getAuthenticationSession(), policy, verification);
    context.success();
  }

  /** Everything has been judged just now, but whether the policy still lets anybody unlock. */
  private static void unlock(
      AuthenticationFlowContext context,
      Candidate candidate,
      Policy policy,
      UserModel account,
      Verification verification) {
    if (!policy.writeback().unlockWithoutReset()) {
      report(context, verification, new Eligibility.Ineligible(Refusal.OUT_OF_SCOPE));
      unavailable(context, here(context));
      return;
    }
    context.challenge(new Unlock(here(context)).lift(candidate, verification.gates(), account));
  }

  private static void report(
      AuthenticationFlowContext context, Verification verification, Eligibility eligibility) {
    EventBuilder event =
        context
            .getEvent()
            .detail("sspr_intent", verification.chosenIntent().map(Intent::id).orElse(""))
            .detail("sspr_result", "failed");
    if (eligibility instanceof Eligibility.Ineligible ineligible) {
      event.detail("sspr_reason", ineligible.reason().id());
    }
    event.error(Errors.NOT_ALLOWED);
  }

  private static boolean stillHolds(
      AuthenticationFlowContext context,
      UserModel account,
      Verification verification,
      Eligibility eligibility) {
    List<Method> passed = verification.gates().passed();
    return verification.complete()
        && !changedSince(context.getRealm(), account, verification.begunAt())
        && eligibility instanceof Eligibility.Eligible eligible
        && passed.size() >= eligible.gates()
        && eligible.methods().containsAll(passed);
  }

  /** A change of what is registered voids the resets that were begun before it (spec R6). */
  private static boolean changedSince(RealmModel realm, UserModel account, Instant begunAt) {
    return RegisteredMethods.of(realm, account).confirmation().changedAfter(begunAt);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  private static void handOver(
      AuthenticationSessionModel session, Policy policy, Verification verification) {
    Reset.NOTE.write(
        session,
        new Reset(verification.gates().passed(), policy.afterReset(), verification.begunAt()));
    session.addRequiredAction(Reset.DONE_ACTION);
    // whatever the policy says: the gates of a reset are no sign-in
    session.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
    Candidate.NOTE.remove(session);
    Verification.NOTE.remove(session);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    ServerVersion version = ServerVersion.parse(Version.VERSION);
    if (version.vulnerableReset()) {
      LOG.warnf(
          "Keycloak %s lets strangers take over accounts through its own reset by e-mail link"
              + " (CVE-2026-18963). Update the server to 26.7.2 or newer.",
          version);
    }
  }

  /** Nobody can be asked for where nobody has said who they are. */
  private static void unavailable(AuthenticationFlowContext context) {
    unavailable(context, Interaction.of(context));
  }

  private static void unavailable(AuthenticationFlowContext context, Interaction interaction) {
    context.challenge(Page.of(interaction).show("sspr-unavailable.ftl"));
  }
}
