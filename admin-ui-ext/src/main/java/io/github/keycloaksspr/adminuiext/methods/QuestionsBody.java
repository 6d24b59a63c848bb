package io.github.keycloaksspr.adminuiext.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.Answer;
import io.github.keycloaksspr.core.question.AnswerError;
import io.github.keycloaksspr.core.question.AnswerRules;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.question.QuestionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The body {@code {"questions":[{"question":"first-pet","answer":"…"},…]}} that registers security
 * questions on a user's behalf. What is wrong is said without an answer.
 */
final class QuestionsBody {

  private static final int LONGEST = 10_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Policy.Questions policy;
  private final AnswerRules rules;

  QuestionsBody(Policy.Questions policy, AnswerRules rules) {
    this.policy = policy;
    this.rules = rules;
  }

  /** What became of a body. */
  sealed interface Parsed {}

  /** The body holds answers that keep the rules. */
  record Valid(List<GivenAnswer> answers) implements Parsed {
    Valid {
      answers = List.copyOf(answers);
    }
  }

  /** The body breaks at least one rule. */
  record Invalid(List<FieldError> errors) implements Parsed {
    Invalid {
      errors = List.copyOf(errors);
    }
  }

  Parsed parse(String body) {
    JsonNode questions = read(body).map(root -> root.path("questions")).orElse(null);
    if (questions == null || !questions.isArray()) {
      return invalid(
          "The body must be {\"questions\":[{\"question\":\"…\",\"answer\":\"…\"}, …]}.");
    }
    if (questions.size() != policy.register()) {
      return invalid("Exactly " + policy.register() + " questions must be answered.");
    }
    List<FieldError> errors = new ArrayList<>();
    List<GivenAnswer> answers = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      given(questions.path(i), "questions[" + i + "]", errors).ifPresent(answers::add);
    }
    if (errors.isEmpty()) {
      rules.check(answers).stream().map(QuestionsBody::said).forEach(errors::add);
    }
    return errors.isEmpty() ? new Valid(answers) : new Invalid(errors);
  }

  private static Invalid invalid(String error) {
    return new Invalid(List.of(new FieldError("questions", error)));
  }

  private static Optional<JsonNode> read(String body) {
    if (body.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Optional<GivenAnswer> given(JsonNode each, String path, List<FieldError> errors) {
    Optional<QuestionId> question =
        QuestionId.parse(each.path("question").asText()).filter(policy.offered()::contains);
    if (question.isEmpty()) {
      errors.add(new FieldError(path + ".question", "The policy offers no such question."));
    }
    JsonNode answer = each.path("answer");
    if (!answer.isTextual()) {
      errors.add(new FieldError(path + ".answer", "The answer must be a text."));
    }
    return question
        .filter(found -> answer.isTextual())
        .map(found -> new GivenAnswer(found, Answer.of(answer.textValue())));
  }

  private static FieldError said(AnswerError error) {
    String part = error.reason().part().name().toLowerCase(Locale.ROOT);
    return new FieldError("questions[" + error.index() + "]." + part, sentence(error.reason()));
  }

  private static String sentence(AnswerError.Reason reason) {
    return switch (reason) {
      case QUESTION_TWICE -> "The question must not be answered twice.";
      case TOO_SHORT -> "The answer must have at least " + Answer.SHORTEST + " characters.";
      case TOO_LONG -> "The answer must have at most " + Answer.LONGEST + " characters.";
      case ANSWER_TWICE -> "The answer must not be that of another question.";
      case IN_QUESTION -> "The answer must not be made of the question's words.";
    };
  }
}
