package io.github.keycloaksspr.core.botdefence;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a post gives as its proof of work. */
public sealed interface AllegedProof {

  /** Nothing, as from a browser without scripts. */
  record Absent() implements AllegedProof {}

  /** Something that no browser of ours sends. */
  record Malformed() implements AllegedProof {}

  /**
   * The number that was looked for.
   *
   * @param digits up to 15 of them, so that a browser counts so far exactly
   */
  record Nonce(String digits) implements AllegedProof {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    public Nonce {
      if (!DIGITS.matcher(digits).matches()) {
        throw new IllegalArgumentException("Not a nonce");
      }
    }
  }

  /**
   * Reads a field.
   *
   * @param filled whether the field was sent with anything in it
   * @param value what it holds, empty when that cannot be used
   */
  static AllegedProof of(boolean filled, Optional<String> value) {
    if (!filled) {
      return new Absent();
    }
    return value
        .filter(text -> Nonce.DIGITS.matcher(text).matches())
        .<AllegedProof>map(Nonce::new)
        .orElseGet(Malformed::new);
  }
}
