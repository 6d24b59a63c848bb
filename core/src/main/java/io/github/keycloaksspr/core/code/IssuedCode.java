package io.github.keycloaksspr.core.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * What the server keeps of a code that was sent: enough to judge what is typed, not enough to know
 * the code.
 *
 * @param seal what makes this code differ from every other one with the same digits
 * @param hash the keyed hash, Base64
 */
public record IssuedCode(Seal seal, String hash) {

  /** How long a code can be used (spec section 2). */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  /** How often a wrong code may be typed for one code (spec section 2). */
  public static final int TRIES = 5;

  /**
   * Identity and life of a code.
   *
   * @param id unique over all codes of the server
   * @param keyId the {@link CodeKey} it was hashed under
   */
  public record Seal(String id, String keyId, Instant issuedAt) {

    Instant expiresAt() {
      return issuedAt.plus(LIFETIME);
    }

    byte[] bytes() {
      return ("sspr-code|" + id + "|" + keyId + "|" + issuedAt.toEpochMilli())
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Issues a code for what it shall prove. */
  public static IssuedCode issue(OneTimeCode code, CodeBinding binding, CodeKey key, Instant now) {
    Seal seal =
        new Seal(UUID.randomUUID().toString(), key.id(), Instant.ofEpochMilli(now.toEpochMilli()));
    byte[] hash = key.hash(seal, binding, code.digits());
    return new IssuedCode(seal, Base64.getEncoder().encodeToString(hash));
  }

  /** Tells whether the code's life is over; at the very end of it, it is. */
  public boolean expired(Instant now) {
    return !now.isBefore(seal.expiresAt());
  }

  /** Compares in constant time. */
  boolean matches(TypedCode typed, CodeBinding binding, CodeKey key) {
    return MessageDigest.isEqual(
        Base64.getDecoder().decode(hash), key.hash(seal, binding, typed.digits()));
  }

  @Override
  public String toString() {
    return "IssuedCode[" + seal.id() + "]";
  }
}
