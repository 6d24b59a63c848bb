package io.github.keycloaksspr.authenticators.question;

import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.core.code.RealmCodeKeys;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.AnswerHashing;
import io.github.keycloaksspr.core.question.Catalogue;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.question.QuestionDraw;
import io.github.keycloaksspr.core.question.QuestionId;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.RegisteredQuestions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Whoever is asked: the holder of registered questions, or somebody who only seems to have some.
 *
 * @param pool the questions that can be asked
 * @param registered what the answers are compared with; empty when none can be right
 */
record Respondent(
    Policy.Questions policy,
    List<QuestionId> pool,
    Optional<RegisteredQuestions> registered,
    AnswerHashing hashing) {

  static Respondent of(Visit visit) {
    Interaction interaction = visit.interaction();
    Policy.Questions policy = Policies.orDefaults(interaction.realm()).questions();
    Optional<RegisteredQuestions> registered =
        Optional.ofNullable(visit.account())
            .flatMap(account -> RegisteredMethods.of(interaction.realm(), account).questions())
            .filter(questions -> questions.enough(policy));
    return new Respondent(
        policy,
        registered
            .map(questions -> questions.askable(policy))
            .orElseGet(() -> decoyPool(visit, policy)),
        registered,
        AnswerHashing.of(interaction.session(), interaction.realm()));
  }

  /** Keyed on the account where there is one, so that all its names show the same questions. */
  private static List<QuestionId> decoyPool(Visit visit, Policy.Questions policy) {
    long fingerprint =
        new RealmCodeKeys(visit.interaction().session(), visit.interaction().realm())
            .active()
            .fingerprint("questions|" + visit.subject());
    return QuestionDraw.decoyPool(offered(policy), policy.register(), fingerprint);
  }

  /** A policy that lost its questions while somebody was asked must not break the page. */
  private static List<QuestionId> offered(Policy.Questions policy) {
    return policy.offered().isEmpty()
        ? Catalogue.ids().stream().map(QuestionId::new).toList()
        : policy.offered();
  }

  QuestionDraw draw(SecureRandom random) {
    return new QuestionDraw(pool, Math.min(policy.answer(), pool.size()), random);
  }

  /** Judges all answers; takes as long for somebody who has none. */
  boolean right(List<GivenAnswer> given) {
    return registered
        .map(questions -> questions.match(given, hashing))
        .orElseGet(() -> hashing.matchNobody(given));
  }
}
