package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.core.policy.FieldError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many users a caller wants at most. */
final class Most {

  private Most() {}

  /** Reads a whole number from 1 up to a bound; empty when it is none. */
  static Optional<Integer> parse(@Nullable String text, int usual, int bound) {
    if (text == null) {
      return Optional.of(usual);
    }
    return Optional.of(text)
        .filter(digits -> digits.matches("\\d{1,6}"))
        .map(Integer::valueOf)
        .filter(number -> number >= 1 && number <= bound);
  }

  static FieldError error(int bound) {
    return new FieldError("max", "The value must be a whole number from 1 to " + bound + ".");
  }
}
