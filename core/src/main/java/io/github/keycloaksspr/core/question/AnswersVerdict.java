package io.github.keycloaksspr.core.question;

/** What became of answers to questions. */
public sealed interface AnswersVerdict {

  /** All of them are right. */
  record Right() implements AnswersVerdict {}

  /** At least one of them is not; which one is not said. */
  record Wrong() implements AnswersVerdict {}

  /** There were too many tries in this session, or they took too long. */
  record UsedUp() implements AnswersVerdict {}
}
