package io.github.keycloaksspr.writeback.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a controller by a connection made for it.
 *
 * @param at when
 * @param readOnly empty when it was not said
 * @param policyHints OID of the control by which the password history holds for resets too
 * @param clock how far the controller's clock is ahead of ours; negative when behind
 * @param rights on some user; empty when there is none to look at
 * @param took to connect, negotiate TLS, bind, and have one answer
 */
public record Examination(
    Instant at,
    boolean reachable,
    Tls tls,
    Bind bind,
    Optional<Boolean> readOnly,
    Optional<String> policyHints,
    Optional<Duration> clock,
    Optional<Rights> rights,
    Optional<Duration> took,
    List<Problem> problems) {

  public Examination {
    problems = List.copyOf(problems);
  }

  /** Returns how the controller stood. */
  public State state() {
    return problems.stream()
        .map(problem -> problem.reason().state())
        .max(State::compareTo)
        .orElse(State.UP);
  }
}
