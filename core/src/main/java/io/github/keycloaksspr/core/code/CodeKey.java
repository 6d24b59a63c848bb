package io.github.keycloaksspr.core.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The server's key under which codes are hashed, so that whoever reads the session store cannot
 * find a code by trying all million.
 *
 * @param id names the key, so that a code outlives a key rotation
 */
public record CodeKey(String id, SecretKey secret) {

  private static final String ALGORITHM = "HmacSHA256";

  /** Returns a number that only this server can foretell, always the same for the same text. */
  public long fingerprint(String text) {
    String subject = "sspr-fingerprint|" + text.toLowerCase(Locale.ROOT);
    return ByteBuffer.wrap(hash(subject.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  byte[] hash(IssuedCode.Seal seal, CodeBinding binding, String digits) {
    return hash(seal.bytes(), binding.bytes(), digits.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] hash(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing from this Java runtime", e);
    }
  }

  @Override
  public String toString() {
    return "CodeKey[" + id + "]";
  }
}
