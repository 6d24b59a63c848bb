package io.github.keycloaksspr.core.question;

import java.util.List;

/**
 * Says what is wrong with one of the answers that somebody wants to register.
 *
 * @param index place of the answer in what was given, from 0
 */
public record AnswerError(int index, Reason reason) {

  /** What can be wrong. */
  public enum Reason {
    QUESTION_TWICE("ssprQuestionTwice", Part.QUESTION),
    TOO_SHORT("ssprAnswerTooShort", Part.ANSWER, Answer.SHORTEST),
    TOO_LONG("ssprAnswerTooLong", Part.ANSWER, Answer.LONGEST),
    ANSWER_TWICE("ssprAnswerTwice", Part.ANSWER),
    IN_QUESTION("ssprAnswerInQuestion", Part.ANSWER);

    private final String messageKey;
    private final Part part;
    private final int limit;

    Reason(String messageKey, Part part) {
      this(messageKey, part, 0);
    }

    Reason(String messageKey, Part part, int limit) {
      this.messageKey = messageKey;
      this.part = part;
      this.limit = limit;
    }

    public String messageKey() {
      return messageKey;
    }

    /** Returns what the user has to change. */
    public Part part() {
      return part;
    }

    /** Returns what the message's placeholders stand for. */
    public List<Object> parameters() {
      return limit == 0 ? List.of() : List.of(limit);
    }
  }

  /** The parts of what is registered. */
  public enum Part {
    QUESTION,
    ANSWER
  }
}
