package io.github.keycloaksspr.core.code;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code of six digits that is sent to a user and typed back. It is never printed.
 *
 * @param digits the digits to send
 */
public record OneTimeCode(String digits) {

  /** How many digits a code has (spec section 2). */
  public static final int LENGTH = 6;

  private static final int BOUND = 1_000_000;

  /** Draws a code; each of the million is as likely as any other. */
  public static OneTimeCode draw(SecureRandom random) {
    return new OneTimeCode(String.format(Locale.ROOT, "%06d", random.nextInt(BOUND)));
  }

  @Override
  public String toString() {
    return "OneTimeCode[******]";
  }
}
