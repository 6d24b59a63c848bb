package io.github.keycloaksspr.core.question;

/** What somebody answered to a question, be it to register or to prove who they are. */
public record GivenAnswer(QuestionId question, Answer answer) {}
