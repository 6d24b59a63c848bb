package io.github.keycloaksspr.writeback.outcome;

import java.util.List;
import java.util.Optional;

/**
 * The text for whoever chose a password that is not in the directory now.
 *
 * @param key of the message
 */
public record Explanation(String key, List<Object> parameters) {
  private static final String TOO_SHORT_OF = "ssprWritebackTooShortOf";

  public Explanation {
    parameters = List.copyOf(parameters);
  }

  /** Explains an outcome; a password that is written needs no explanation. */
  public static Optional<Explanation> of(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return Optional.of(ofRefusal(refused));
    }
    return outcome instanceof Outcome.Failed failed
        ? Optional.of(new Explanation(failed.failure().messageKey(), List.of()))
        : Optional.empty();
  }

  private static Explanation ofRefusal(Outcome.Refused refused) {
    return refused.rule() == Rule.LENGTH && refused.minimum().isPresent()
        ? new Explanation(TOO_SHORT_OF, List.of(refused.minimum().getAsInt()))
        : new Explanation(refused.rule().messageKey(), List.of());
  }
}
