package io.github.keycloaksspr.core.botdefence;

import org.jspecify.annotations.Nullable;

/**
 * How hard a challenge is: each bit more doubles the work.
 *
 * @param bits leading zero bits that the hash must have, {@value #LEAST} to {@value #MOST}
 */
public record Difficulty(int bits) {

  public static final int LEAST = 8;
  public static final int MOST = 22;
  public static final Difficulty DEFAULT = new Difficulty(16);

  public Difficulty {
    if (bits < LEAST || bits > MOST) {
      throw new IllegalArgumentException("Not a difficulty: " + bits);
    }
  }

  /** Reads an option of the server; absent means the default. */
  public static Difficulty parse(@Nullable String option) {
    if (option == null) {
      return DEFAULT;
    }
    try {
      return new Difficulty(Integer.parseInt(option.strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--spi-%s--%s--bits is '%s'; it must be a whole number from %d to %d."
              .formatted(BotDefences.SPI, BotDefences.PROOF_OF_WORK, option, LEAST, MOST),
          e);
    }
  }
}
