package io.github.keycloaksspr.core.code;

import java.util.Optional;

/**
 * Digits that somebody typed as a code. Never printed.
 *
 * @param digits ASCII digits, whatever script they were typed in
 */
public record TypedCode(String digits) {

  private static final int LONGEST_INPUT = 32;

  /** Reads what was typed, past blanks and dashes; empty when it is not six digits. */
  public static Optional<TypedCode> parse(String typed) {
    return parse(typed, OneTimeCode.LENGTH, OneTimeCode.LENGTH);
  }

  /** Reads as many digits as codes of another origin have. */
  public static Optional<TypedCode> parse(String typed, int fewest, int most) {
    if (typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(most);
    for (int point : typed.codePoints().toArray()) {
      if (Character.isDigit(point)) {
        digits.append(Character.digit(point, 10));
      } else if (!ornament(point)) {
        return Optional.empty();
      }
    }
    return digits.length() >= fewest && digits.length() <= most
        ? Optional.of(new TypedCode(digits.toString()))
        : Optional.empty();
  }

  /** Tells blanks, dashes and invisible marks, which mail programs put around digits. */
  private static boolean ornament(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.getType(point) == Character.DASH_PUNCTUATION
        || Character.getType(point) == Character.FORMAT;
  }

  @Override
  public String toString() {
    return "TypedCode[******]";
  }
}
