package io.github.keycloaksspr.authenticators.verify;

import io.github.keycloaksspr.authenticators.identify.Candidate;
import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.gate.Gates;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.reset.Intent;
import io.github.keycloaksspr.core.state.SessionNote;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a session has come with its gates.
 *
 * @param candidate whom the gates were passed for
 * @param begunAt when the first page was shown
 * @param intent what they are passed for, null while that is to be chosen
 * @param refusal why the candidate can never pass, null when it can
 * @param method the method the user is at, null while it is to be chosen
 */
record Verification(
    Candidate candidate,
    Instant begunAt,
    @Nullable Intent intent,
    @Nullable Refusal refusal,
    Gates gates,
    @Nullable Method method) {

  static final SessionNote<Verification> NOTE =
      new SessionNote<>("sspr.verification", Verification.class);

  /** Begins; where there is only one method, nothing is to be chosen. */
  static Verification begin(
      Candidate candidate,
      Instant now,
      @Nullable Intent intent,
      @Nullable Refusal refusal,
      Gates gates) {
    return new Verification(candidate, now, intent, refusal, gates, null).proposed();
  }

  /** Returns what is to be done once the gates are passed, if that is chosen; it never changes. */
  Optional<Intent> chosenIntent() {
    return Optional.ofNullable(intent);
  }

  Verification with(Intent chosen) {
    return intent == null
        ? new Verification(candidate, begunAt, chosen, refusal, gates, method)
        : this;
  }

  Verification at(Method chosen) {
    return gates.allows(chosen)
        ? new Verification(candidate, begunAt, intent, refusal, gates, chosen)
        : this;
  }

  Verification choosingAgain() {
    return new Verification(candidate, begunAt, intent, refusal, gates, null).proposed();
  }

  /** Returns the state after the current method was passed. */
  Verification passed() {
    return method == null
        ? this
        : new Verification(candidate, begunAt, intent, refusal, gates.pass(method), null)
            .proposed();
  }

  /** Tells whether all that was asked for is proved. */
  boolean complete() {
    return intent != null && refusal == null && gates.open();
  }

  /** Tells whether the user can take another method than the one they are at. */
  boolean switchable() {
    return gates.choices().size() > 1;
  }

  private Verification proposed() {
    return gates.choices().size() == 1 && !gates.open()
        ? new Verification(candidate, begunAt, intent, refusal, gates, gates.choices().get(0))
        : this;
  }
}
