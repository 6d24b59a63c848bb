package io.github.keycloaksspr.writeback.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a controller stands.
 *
 * @param address host and port
 * @param examination what was seen of it last
 * @param lastSuccess when it last did what a request of a user or an administrator wanted
 * @param lastError when it last did not
 * @param heldBack whether it is left alone at the moment, while there are others
 */
public record ControllerStatus(
    String address,
    Examination examination,
    Optional<Instant> lastSuccess,
    Optional<Incident> lastError,
    boolean heldBack) {

  /** Returns how it stands now. */
  public State state() {
    State seen = examination.state();
    return heldBack && seen == State.UP ? State.DEGRADED : seen;
  }

  /** Returns all that is wrong with it now. */
  public List<Problem> problems() {
    Stream<Problem> now = heldBack ? Stream.of(Problem.of(Reason.HELD_BACK)) : Stream.empty();
    return Stream.concat(examination.problems().stream(), now).toList();
  }
}
