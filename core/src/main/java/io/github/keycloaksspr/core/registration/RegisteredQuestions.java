package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.Answer;
import io.github.keycloaksspr.core.question.AnswerHash;
import io.github.keycloaksspr.core.question.AnswerHashing;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.question.QuestionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The security questions of an account, with the hashes of their answers (spec M5).
 *
 * @param source who gave the answers
 * @param registeredAt when they were stored
 */
public record RegisteredQuestions(List<Registered> answers, Source source, Instant registeredAt) {

  public RegisteredQuestions {
    answers = List.copyOf(answers);
  }

  /** A question and what is kept of its answer. */
  public record Registered(QuestionId question, AnswerHash hash) {}

  /** Hashes answers that keep the rules. */
  public static RegisteredQuestions of(
      List<GivenAnswer> given, AnswerHashing hashing, Source source, Instant now) {
    List<Registered> answers =
        given.stream()
            .map(each -> new Registered(each.question(), hashing.hash(each.answer())))
            .toList();
    return new RegisteredQuestions(answers, source, now);
  }

  /** Returns the questions that can be asked under a policy. */
  public List<QuestionId> askable(Policy.Questions policy) {
    return answers.stream().map(Registered::question).filter(policy::askable).toList();
  }

  /** Tells whether as many questions can be asked as the policy wants answered. */
  public boolean enough(Policy.Questions policy) {
    return askable(policy).size() >= policy.answer();
  }

  /**
   * Tells whether all answers are right. Judges each of them even if an earlier one is wrong, so
   * that the time tells nothing.
   */
  public boolean match(List<GivenAnswer> given, AnswerHashing hashing) {
    List<Boolean> right =
        given.stream().map(each -> matches(each.question(), each.answer(), hashing)).toList();
    return !right.isEmpty() && !right.contains(false);
  }

  private boolean matches(QuestionId question, Answer answer, AnswerHashing hashing) {
    Optional<Registered> registered =
        answers.stream().filter(each -> each.question().equals(question)).findFirst();
    return registered.isPresent() && hashing.matches(answer, registered.get().hash());
  }
}
