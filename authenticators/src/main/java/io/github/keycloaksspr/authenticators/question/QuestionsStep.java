package io.github.keycloaksspr.authenticators.question;

import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.method.ProofEvents;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.code.SingleUseClaims;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.page.QuestionTexts;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.Answer;
import io.github.keycloaksspr.core.question.AnswersJudge;
import io.github.keycloaksspr.core.question.AnswersVerdict;
import io.github.keycloaksspr.core.question.Asking;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.question.QuestionId;
import io.github.keycloaksspr.core.state.SessionNote;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;

/**
 * Proof by answers to some of the registered questions (spec M5). All must be right; a wrong one
 * draws other questions. Visitors without questions see some as well, and nothing differs but that
 * no answer is right.
 */
public final class QuestionsStep implements MethodStep {

  private static final String PAGE = "sspr-questions.ftl";
  private static final String FIELD = "answer";

  /** What is counted before answers are judged. */
  private static final List<Limit> LIMITS = List.of(Limit.PROOFS, Limit.QUESTIONS);

  private static final SessionNote<Asking> NOTE = new SessionNote<>("sspr.asking", Asking.class);

  private final SecureRandom random = new SecureRandom();

  @Override
  public Method method() {
    return Method.QUESTIONS;
  }

  @Override
  public Response show(Visit visit) {
    Respondent respondent = Respondent.of(visit);
    return page(visit, respondent, asking(visit, respondent)).show(PAGE);
  }

  @Override
  public Outcome submit(Visit visit) {
    Form form = Form.of(visit.interaction());
    if (form.has("back") && visit.progress().switchable()) {
      return new Outcome.Switch();
    }
    Respondent respondent = Respondent.of(visit);
    Asking asking = asking(visit, respondent);
    if (asking.ended(now())) {
      return new Outcome.Show(page(visit, respondent, asking).show(PAGE));
    }
    List<String> unanswered = unanswered(form, asking);
    if (!unanswered.isEmpty()) {
      Page page = page(visit, respondent, asking);
      unanswered.forEach(
          field -> page.error(field, error(form, field), Answer.SHORTEST, Answer.LONGEST));
      return new Outcome.Show(page.show(PAGE));
    }
    RequestGuard guard = new RequestGuard(visit.interaction());
    if (!LIMITS.stream().allMatch(limit -> guard.allows(limit, visit.counted()))) {
      return new Outcome.Show(page(visit, respondent, asking).error("ssprBlocked").show(PAGE));
    }
    AnswersVerdict verdict = judge(visit, respondent, asking, given(form, asking));
    if (verdict instanceof AnswersVerdict.Right) {
      LIMITS.forEach(limit -> guard.forgive(limit, visit.counted()));
    }
    return answer(visit, respondent, asking, verdict);
  }

  /** Keeps what was drawn and tried, so that switching to and fro gives neither anew. */
  @Override
  public void forget(Visit visit) {
    // nothing else is kept
  }

  private static List<String> unanswered(Form form, Asking asking) {
    return fields(asking).stream().filter(field -> form.value(field).isEmpty()).toList();
  }

  private static String error(Form form, String field) {
    return form.filled(field) ? "ssprAnswerInvalid" : "ssprAnswerMissing";
  }

  private static List<GivenAnswer> given(Form form, Asking asking) {
    List<String> fields = fields(asking);
    List<GivenAnswer> given = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Answer answer = Answer.of(form.value(fields.get(i)).orElseThrow());
      given.add(new GivenAnswer(asking.questions().get(i), answer));
    }
    return given;
  }

  private static AnswersVerdict judge(
      Visit visit, Respondent respondent, Asking asking, List<GivenAnswer> given) {
    return new AnswersJudge(new SingleUseClaims(visit.interaction().session()))
        .judge(asking, () -> respondent.right(given), now());
  }

  private Outcome answer(
      Visit visit, Respondent respondent, Asking asking, AnswersVerdict verdict) {
    if (verdict instanceof AnswersVerdict.Right) {
      NOTE.remove(visit.interaction().authenticationSession());
      return new Outcome.Passed();
    }
    if (verdict instanceof AnswersVerdict.UsedUp) {
      return refused(
          visit, "answers_used_up", page(visit, respondent, write(visit, asking.ended())));
    }
    Asking redrawn = write(visit, asking.redrawn(respondent.draw(random)));
    Page page = page(visit, respondent, redrawn).error("ssprAnswersWrong");
    return refused(visit, "wrong_answers", page);
  }

  private static Outcome refused(Visit visit, String reason, Page page) {
    String refusal = visit.progress().refusal();
    new ProofEvents(visit, Method.QUESTIONS)
        .refused(refusal == null ? reason : refusal, Errors.INVALID_USER_CREDENTIALS);
    return new Outcome.Refused(page.show(PAGE));
  }

  /** Returns what is asked now: a reload asks the same, unless a question has gone meanwhile. */
  private Asking asking(Visit visit, Respondent respondent) {
    Optional<Asking> kept = NOTE.read(visit.interaction().authenticationSession());
    if (kept.isEmpty()) {
      return write(visit, Asking.begin(respondent.draw(random), now()));
    }
    return respondent.draw(random).allows(kept.get().questions())
        ? kept.get()
        : write(visit, kept.get().redrawn(respondent.draw(random)));
  }

  private static Asking write(Visit visit, Asking asking) {
    NOTE.write(visit.interaction().authenticationSession(), asking);
    return asking;
  }

  private static Page page(Visit visit, Respondent respondent, Asking asking) {
    boolean ended = asking.ended(now());
    return Page.of(visit.interaction())
        .with("username", visit.progress().username())
        .with("method", Method.QUESTIONS.id())
        .with("step", visit.progress().gate())
        .with("gates", visit.progress().gates())
        .with("switchable", visit.progress().switchable())
        .with("questions", ended ? List.of() : shown(visit, respondent.policy(), asking))
        .with("usedUp", ended);
  }

  private static List<Map<String, String>> shown(
      Visit visit, Policy.Questions policy, Asking asking) {
    QuestionTexts texts =
        QuestionTexts.of(
            visit.interaction().session(), visit.interaction().realm(), policy, locale(visit));
    List<String> fields = fields(asking);
    List<Map<String, String>> shown = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      QuestionId question = asking.questions().get(i);
      shown.add(Map.of("field", fields.get(i), "text", texts.text(question)));
    }
    return shown;
  }

  /** Returns the language of the page, which is not the account's before all gates are passed. */
  private static Locale locale(Visit visit) {
    return visit.interaction().session().getContext().resolveLocale(visit.interaction().user());
  }

  private static List<String> fields(Asking asking) {
    return IntStream.rangeClosed(1, asking.questions().size())
        .mapToObj(number -> FIELD + number)
        .toList();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
