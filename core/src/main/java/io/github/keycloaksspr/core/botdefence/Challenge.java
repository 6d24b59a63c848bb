package io.github.keycloaksspr.core.botdefence;

import io.github.keycloaksspr.core.state.SessionNote;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

/**
 * A riddle set to one session: find a number so that the SHA-256 hash of {@code text.number} begins
 * with enough zero bits. No session has the riddle of another, so no answer serves two.
 *
 * @param text random, unique over all challenges
 * @param bits how many zero bits
 */
public record Challenge(String text, int bits, Instant issuedAt) {

  /** Where the session keeps it. */
  public static final SessionNote<Challenge> NOTE =
      new SessionNote<>("sspr.challenge", Challenge.class);

  /** How long it can be answered. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int HASH_BITS = 256;

  /**
   * Issues a challenge.
   *
   * @param random at least 128 random bits as text
   */
  public static Challenge issue(String random, Difficulty difficulty, Instant now) {
    return new Challenge(random, difficulty.bits(), Instant.ofEpochMilli(now.toEpochMilli()));
  }

  /** Tells whether its life is over; at the very end of it, it is. */
  boolean expired(Instant now) {
    return !now.isBefore(issuedAt.plus(LIFETIME));
  }

  boolean solvedBy(AllegedProof.Nonce nonce) {
    return leadingZeroBits(sha256(text + "." + nonce.digits())) >= bits;
  }

  private static int leadingZeroBits(byte[] hash) {
    return HASH_BITS - new BigInteger(1, hash).bitLength();
  }

  private static byte[] sha256(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
