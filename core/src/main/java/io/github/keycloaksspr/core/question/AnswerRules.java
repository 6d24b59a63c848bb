package io.github.keycloaksspr.core.question;

import io.github.keycloaksspr.core.question.AnswerError.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rules for answers that are to be registered (spec M5). */
public final class AnswerRules {

  private final Function<QuestionId, Collection<String>> texts;

  /**
   * Makes the rules for questions with these texts.
   *
   * @param texts a question in each language in which its words must not be the answer
   */
  public AnswerRules(Function<QuestionId, Collection<String>> texts) {
    this.texts = texts;
  }

  /** Returns what is wrong, at most one error for each question and one for each answer. */
  public List<AnswerError> check(List<GivenAnswer> given) {
    List<AnswerError> errors = new ArrayList<>();
    Set<QuestionId> questions = new HashSet<>();
    Set<Answer> answers = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      GivenAnswer each = given.get(i);
      if (!questions.add(each.question())) {
        errors.add(new AnswerError(i, Reason.QUESTION_TWICE));
      }
      boolean fresh = answers.add(each.answer());
      Optional<Reason> wrong = fresh ? check(each) : Optional.of(Reason.ANSWER_TWICE);
      if (wrong.isPresent()) {
        errors.add(new AnswerError(i, wrong.get()));
      }
    }
    return errors;
  }

  private Optional<Reason> check(GivenAnswer given) {
    if (given.answer().length() < Answer.SHORTEST) {
      return Optional.of(Reason.TOO_SHORT);
    }
    if (given.answer().length() > Answer.LONGEST) {
      return Optional.of(Reason.TOO_LONG);
    }
    boolean madeOfQuestion =
        texts.apply(given.question()).stream()
            .map(QuestionWords::of)
            .anyMatch(question -> question.make(given.answer()));
    return madeOfQuestion ? Optional.of(Reason.IN_QUESTION) : Optional.empty();
  }
}
