package io.github.keycloaksspr.core.question;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The questions that a session is asked now. A reload asks the same ones, so that nobody picks
 * questions by asking again.
 *
 * @param id unique over all sessions
 * @param over whether no more answers are taken
 */
public record Asking(String id, Instant startedAt, List<QuestionId> questions, boolean over) {

  /** How often one session may be wrong. */
  public static final int TRIES = 5;

  /** How long one session may take to answer, in all. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  public Asking {
    questions = List.copyOf(questions);
  }

  /** Begins with a first draw. */
  public static Asking begin(QuestionDraw draw, Instant now) {
    return new Asking(UUID.randomUUID().toString(), now, draw.first(), false);
  }

  /** Returns the state after a wrong answer. */
  public Asking redrawn(QuestionDraw draw) {
    return new Asking(id, startedAt, draw.next(questions), over);
  }

  /** Returns the state in which no more answers are taken. */
  public Asking ended() {
    return new Asking(id, startedAt, questions, true);
  }

  /** Tells whether no answer can be right any more. */
  public boolean ended(Instant now) {
    return over || !now.isBefore(startedAt.plus(LIFETIME));
  }
}
