package io.github.keycloaksspr.authenticators.identify;

import io.github.keycloaksspr.core.state.SessionNote;
import org.jspecify.annotations.Nullable;

/**
 * Whoever the visitor claims to be. The claim is kept in a note and proves nothing: the session
 * gets its user only after the last gate.
 *
 * @param allegedUsername what was typed
 * @param userId the account that this names, null when it names none
 */
public record Candidate(String allegedUsername, @Nullable String userId) {

  /** Where the session keeps the candidate. */
  public static final SessionNote<Candidate> NOTE =
      new SessionNote<>("sspr.candidate", Candidate.class);
}
