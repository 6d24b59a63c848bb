package io.github.keycloaksspr.authenticators.code;

import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.method.ProofEvents;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.activity.EventError;
import io.github.keycloaksspr.core.code.Claims;
import io.github.keycloaksspr.core.code.CodeBinding;
import io.github.keycloaksspr.core.code.CodeJudge;
import io.github.keycloaksspr.core.code.CodeKey;
import io.github.keycloaksspr.core.code.CodeVerdict;
import io.github.keycloaksspr.core.code.IssuedCode;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.code.RealmCodeKeys;
import io.github.keycloaksspr.core.code.Sending;
import io.github.keycloaksspr.core.code.SingleUseClaims;
import io.github.keycloaksspr.core.code.TypedCode;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.state.SessionNote;
import io.github.keycloaksspr.messaging.LaterEvent;
import io.github.keycloaksspr.messaging.Outbox;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Proof by a code that is sent to a registered destination (spec M1 to M4). The visitor types the
 * whole destination first; only if it is the registered one a code goes out, and every page reads
 * the same if it is not.
 */
public final class CodeStep implements MethodStep {

  /** How long a code works, in minutes. */
  public static final int CODE_MINUTES = (int) IssuedCode.LIFETIME.toMinutes();

  private static final String BLOCKED = "ssprBlocked";

  private final CodeChannel channel;
  private final SessionNote<Sending> note;
  private final SecureRandom random = new SecureRandom();

  public CodeStep(CodeChannel channel) {
    this.channel = channel;
    this.note = new SessionNote<>("sspr.sending." + channel.method().id(), Sending.class);
  }

  @Override
  public Method method() {
    return channel.method();
  }

  @Override
  public Response show(Visit visit) {
    Sending sending = sending(visit);
    return sending
        .current()
        .map(pending -> codePage(visit, sending, pending).show("sspr-code.ftl"))
        .orElseGet(() -> destinationPage(visit).show("sspr-destination.ftl"));
  }

  @Override
  public Outcome submit(Visit visit) {
    Sending sending = sending(visit);
    Form form = Form.of(visit.interaction());
    Optional<Sending.Pending> pending = sending.current();
    return pending.isPresent()
        ? submitCode(visit, form, sending, pending.get())
        : submitDestination(visit, form, sending);
  }

  @Override
  public void forget(Visit visit) {
    // keeps when the last code was sent, so that switching to and fro does not send faster
    write(visit, sending(visit).forgotten());
  }

  /** Returns where the code went that the visitor has typed; asked before {@link #forget}. */
  public Optional<String> destination(Visit visit) {
    return sending(visit).current().map(Sending.Pending::destination);
  }

  private Outcome submitDestination(Visit visit, Form form, Sending sending) {
    if (form.has("back") && visit.progress().switchable()) {
      return new Outcome.Switch();
    }
    Optional<CodeChannel.Reading> reading =
        form.value("destination").map(value -> channel.read(visit, value));
    if (reading.isEmpty()) {
      return askDestinationAgain(visit, form, channel.texts().missing());
    }
    if (reading.get() instanceof CodeChannel.Reading.Unusable unusable) {
      return askDestinationAgain(visit, form, unusable.messageKey());
    }
    Duration pause = sending.pause(now());
    if (!pause.isZero()) {
      return askDestinationAgain(visit, form, "ssprResendTooSoon", seconds(pause));
    }
    if (!ready(visit)) {
      return askDestinationAgain(visit, form, channel.texts().unavailable());
    }
    if (!maySend(visit)) {
      return askDestinationAgain(visit, form, BLOCKED);
    }
    String destination = ((CodeChannel.Reading.Destination) reading.get()).value();
    return new Outcome.Show(send(visit, sending, destination).show("sspr-code.ftl"));
  }

  /** Tells whether a code can leave now, and says so in an event if not; nothing is counted. */
  private boolean ready(Visit visit) {
    boolean affordable = !channel.paid() || new RequestGuard(visit.interaction()).withinBudget();
    if (affordable && channel.ready(visit)) {
      return true;
    }
    String reason = affordable ? "gateway_unavailable" : Limit.PAID.id();
    LaterEvent event = new ProofEvents(visit, method()).sending().with("sspr_reason", reason);
    outbox(visit)
        .sendNothing(
            (session, realm) -> event.error(session, realm, EventError.PHONE_SEND_FAILED.id()));
    return false;
  }

  private boolean maySend(Visit visit) {
    RequestGuard guard = new RequestGuard(visit.interaction());
    return channel.limits().stream().allMatch(limit -> guard.allows(limit, visit.counted()));
  }

  private Outcome askDestinationAgain(Visit visit, Form form, String error, Object... parameters) {
    return new Outcome.Show(
        destinationPage(visit)
            .with("destinationTyped", form.value("destination").orElse(null))
            .error("destination", error, parameters)
            .show("sspr-destination.ftl"));
  }

  private Outcome submitCode(Visit visit, Form form, Sending sending, Sending.Pending pending) {
    if (form.has("resend")) {
      return resend(visit, sending, pending);
    }
    if (form.has("back")) {
      write(visit, sending.forgotten());
      return new Outcome.Show(destinationPage(visit).show("sspr-destination.ftl"));
    }
    Optional<TypedCode> typed = form.value("code").flatMap(TypedCode::parse);
    if (typed.isEmpty()) {
      String error = form.filled("code") ? "ssprCodeMalformed" : "ssprCodeMissing";
      return new Outcome.Show(
          codePage(visit, sending, pending).error("code", error).show("sspr-code.ftl"));
    }
    RequestGuard guard = new RequestGuard(visit.interaction());
    if (!guard.allows(Limit.PROOFS, visit.counted())) {
      return new Outcome.Show(
          codePage(visit, sending, pending).error("code", BLOCKED).show("sspr-code.ftl"));
    }
    CodeVerdict verdict = judge(visit, pending, typed.get());
    if (verdict instanceof CodeVerdict.Right) {
      guard.forgive(Limit.PROOFS, visit.counted());
    }
    return answer(visit, sending, pending, verdict);
  }

  private Outcome resend(Visit visit, Sending sending, Sending.Pending pending) {
    Duration pause = sending.pause(now());
    if (!pause.isZero()) {
      return new Outcome.Show(
          codePage(visit, sending, pending)
              .error("code", "ssprResendTooSoon", seconds(pause))
              .show("sspr-code.ftl"));
    }
    if (!ready(visit)) {
      return new Outcome.Show(
          codePage(visit, sending, pending)
              .error("code", channel.texts().unavailable())
              .show("sspr-code.ftl"));
    }
    if (!maySend(visit)) {
      return new Outcome.Show(
          codePage(visit, sending, pending).error("code", BLOCKED).show("sspr-code.ftl"));
    }
    return new Outcome.Show(
        send(visit, sending, pending.destination())
            .info(channel.texts().sentAgain())
            .show("sspr-code.ftl"));
  }

  /**
   * Issues a code that voids earlier ones, and sends it if the destination is the registered one.
   */
  private Page send(Visit visit, Sending sending, String destination) {
    Instant now = now();
    OneTimeCode code = OneTimeCode.draw(random);
    IssuedCode issued =
        IssuedCode.issue(code, binding(visit, destination), keys(visit).active(), now);
    boolean deliverable = registered(visit, destination);
    Sending.Pending pending = new Sending.Pending(destination, deliverable, issued);
    Sending sent = sending.sent(pending, now);
    if (mayBeSentOnce(visit, sent)) {
      write(visit, sent);
      post(visit, code, destination, deliverable);
    }
    return codePage(visit, sent, pending);
  }

  private void post(Visit visit, OneTimeCode code, String destination, boolean deliverable) {
    LaterEvent event = new ProofEvents(visit, method()).sending();
    UserModel account = visit.account();
    if (!deliverable || account == null) {
      String refusal = visit.progress().refusal();
      withhold(visit, event, refusal == null ? "wrong_destination" : refusal);
    } else {
      sendWithinLimits(visit, account, code, destination, event);
    }
  }

  private void sendWithinLimits(
      Visit visit, UserModel account, OneTimeCode code, String destination, LaterEvent event) {
    RequestGuard guard = new RequestGuard(visit.interaction());
    if (!guard.allowsDestination(destination)) {
      withhold(visit, event, Limit.DESTINATION.id());
    } else if (channel.paid() && !guard.spends()) {
      withhold(visit, event, Limit.PAID.id());
    } else {
      channel.send(visit, account, code, destination, event);
    }
  }

  private static void withhold(Visit visit, LaterEvent event, String reason) {
    outbox(visit)
        .sendNothing(
            (session, realm) ->
                event.with("sspr_reason", reason).error(session, realm, error(reason)));
  }

  private static Outbox outbox(Visit visit) {
    return new Outbox(visit.interaction().session(), visit.interaction().realm());
  }

  private static String error(String reason) {
    return switch (reason) {
      case "user_not_found" -> Errors.USER_NOT_FOUND;
      case "user_disabled", "account_disabled" -> Errors.USER_DISABLED;
      case "wrong_destination" -> Errors.INVALID_DESTINATION;
      default -> Errors.NOT_ALLOWED;
    };
  }

  /** Of several posts at the same moment one sends. */
  private static boolean mayBeSentOnce(Visit visit, Sending sent) {
    String name = "sspr-send." + sent.id() + "." + sent.count();
    return claims(visit).take(name, Duration.ofHours(1));
  }

  private CodeVerdict judge(Visit visit, Sending.Pending pending, TypedCode typed) {
    Optional<CodeKey> key = keys(visit).of(pending.code());
    if (key.isEmpty()) {
      return new CodeVerdict.Expired();
    }
    boolean counts = pending.deliverable() && registered(visit, pending.destination());
    return new CodeJudge(claims(visit))
        .judge(
            pending.code(), typed, binding(visit, pending.destination()), key.get(), counts, now());
  }

  private Outcome answer(
      Visit visit, Sending sending, Sending.Pending pending, CodeVerdict verdict) {
    if (verdict instanceof CodeVerdict.Right) {
      return new Outcome.Passed();
    }
    Page page = codePage(visit, sending, pending);
    if (verdict instanceof CodeVerdict.Wrong wrong) {
      return refused(visit, page, "wrong_code", "ssprCodeWrong", wrong.triesLeft());
    }
    return verdict instanceof CodeVerdict.Expired
        ? refused(visit, page, "expired_code", "ssprCodeExpired")
        : refused(visit, page, "code_used_up", "ssprCodeUsedUp");
  }

  private Outcome refused(
      Visit visit, Page page, String reason, String messageKey, Object... parameters) {
    new ProofEvents(visit, method()).refused(reason);
    return new Outcome.Refused(page.error("code", messageKey, parameters).show("sspr-code.ftl"));
  }

  /** Tells whether the destination is the one the account holds now. */
  private boolean registered(Visit visit, String destination) {
    UserModel account = visit.account();
    return account != null && channel.registered(visit.interaction().realm(), account, destination);
  }

  private Page destinationPage(Visit visit) {
    return page(visit).with("switchable", visit.progress().switchable());
  }

  private Page codePage(Visit visit, Sending sending, Sending.Pending pending) {
    return page(visit)
        .with("destination", channel.masked(pending.destination()))
        .with("codeMinutes", CODE_MINUTES)
        .with("resendIn", seconds(sending.pause(now())));
  }

  private Page page(Visit visit) {
    return Page.of(visit.interaction())
        .with("username", visit.progress().username())
        .with("method", method().id())
        .with("purpose", visit.purpose())
        .with("step", visit.progress().gate())
        .with("gates", visit.progress().gates());
  }

  private CodeBinding binding(Visit visit, String destination) {
    return new CodeBinding(
        visit.interaction().realm().getId(),
        visit.subject(),
        method(),
        destination,
        visit.session(),
        visit.purpose());
  }

  private Sending sending(Visit visit) {
    AuthenticationSessionModel session = visit.interaction().authenticationSession();
    return note.read(session)
        .orElseGet(
            () -> {
              Sending first = Sending.begin();
              note.write(session, first);
              return first;
            });
  }

  private void write(Visit visit, Sending sending) {
    note.write(visit.interaction().authenticationSession(), sending);
  }

  private static RealmCodeKeys keys(Visit visit) {
    return new RealmCodeKeys(visit.interaction().session(), visit.interaction().realm());
  }

  private static Claims claims(Visit visit) {
    return new SingleUseClaims(visit.interaction().session());
  }

  private static int seconds(Duration duration) {
    return (int) duration.plusMillis(999).toSeconds();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
