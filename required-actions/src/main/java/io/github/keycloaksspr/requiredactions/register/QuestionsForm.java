package io.github.keycloaksspr.requiredactions.register;

import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.page.QuestionTexts;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.Answer;
import io.github.keycloaksspr.core.question.AnswerError;
import io.github.keycloaksspr.core.question.AnswerRules;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.question.QuestionId;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The page on which questions are chosen and answered (spec M5, P4 to P6). */
final class QuestionsForm {

  private static final String TEMPLATE = "sspr-register-questions.ftl";

  private final Registrant who;
  private final Policy.Questions policy;
  private final QuestionTexts texts;

  QuestionsForm(Registrant who) {
    this.who = who;
    this.policy = who.policy().questions();
    this.texts =
        QuestionTexts.of(
            who.interaction().session(),
            who.interaction().realm(),
            policy,
            who.interaction().session().getContext().resolveLocale(who.user()));
  }

  /** What a post led to. */
  sealed interface Outcome {

    /** All questions are answered by the rules. */
    record Answered(List<GivenAnswer> answers) implements Outcome {}

    /** Something is to be corrected. */
    record Again(Response page) implements Outcome {}
  }

  Response show() {
    return page(Map.of()).show(TEMPLATE);
  }

  /** Judges what is there even if something is missing, so that all is told at once. */
  Outcome submit(Form form) {
    Page page = page(filledIn(form));
    Map<Integer, GivenAnswer> answers = new LinkedHashMap<>();
    for (int number : numbers()) {
      given(form, number)
          .ifPresentOrElse(
              answer -> answers.put(number, answer), () -> complain(page, form, number));
    }
    boolean kept = keepsTheRules(page, answers);
    return kept && answers.size() == numbers().size()
        ? new Outcome.Answered(List.copyOf(answers.values()))
        : new Outcome.Again(page.show(TEMPLATE));
  }

  private boolean keepsTheRules(Page page, Map<Integer, GivenAnswer> answers) {
    List<Integer> places = List.copyOf(answers.keySet());
    List<AnswerError> errors =
        new AnswerRules(question -> List.of(texts.text(question)))
            .check(List.copyOf(answers.values()));
    errors.forEach(
        error ->
            page.error(
                field(error.reason().part(), places.get(error.index())),
                error.reason().messageKey(),
                error.reason().parameters().toArray()));
    return errors.isEmpty();
  }

  private static String field(AnswerError.Part part, int number) {
    return (part == AnswerError.Part.QUESTION ? "question" : "answer") + number;
  }

  private Optional<GivenAnswer> given(Form form, int number) {
    Optional<QuestionId> question = question(form, number);
    Optional<Answer> answer = form.value("answer" + number).map(Answer::of);
    return question.flatMap(chosen -> answer.map(text -> new GivenAnswer(chosen, text)));
  }

  private Optional<QuestionId> question(Form form, int number) {
    return form.value("question" + number)
        .flatMap(QuestionId::parse)
        .filter(policy.offered()::contains);
  }

  private void complain(Page page, Form form, int number) {
    if (question(form, number).isEmpty()) {
      page.error("question" + number, "ssprQuestionMissing");
    }
    if (form.value("answer" + number).isEmpty()) {
      String error = form.filled("answer" + number) ? "ssprAnswerInvalid" : "ssprAnswerMissing";
      page.error("answer" + number, error, Answer.SHORTEST, Answer.LONGEST);
    }
  }

  /** What was typed stays while it is corrected; what is registered is never shown. */
  private Map<String, String> filledIn(Form form) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int number : numbers()) {
      question(form, number)
          .ifPresent(question -> values.put("question" + number, question.value()));
      form.value("answer" + number).ifPresent(answer -> values.put("answer" + number, answer));
    }
    return values;
  }

  private Page page(Map<String, String> filledIn) {
    return Page.of(who.interaction())
        .with("numbers", numbers())
        .with("offered", offered())
        .with("filledIn", filledIn)
        .with("shortest", Answer.SHORTEST)
        .with("longest", Answer.LONGEST);
  }

  private List<Map<String, String>> offered() {
    return policy.offered().stream()
        .map(question -> Map.of("id", question.value(), "text", texts.text(question)))
        .toList();
  }

  private List<Integer> numbers() {
    return IntStream.rangeClosed(1, policy.register()).boxed().toList();
  }
}
