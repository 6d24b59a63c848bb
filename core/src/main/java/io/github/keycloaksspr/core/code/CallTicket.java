package io.github.keycloaksspr.core.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens the code of one call. Only the call knows the ticket: the server keeps the code sealed
 * under it, and a name that does not lead back to it. Never printed.
 *
 * @param value {@value #BYTES} random bytes in hexadecimal
 */
public record CallTicket(String value) {

  private static final int BYTES = 16;
  private static final Pattern VALUE = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

  private static final String DERIVATION = "HmacSHA256";
  private static final String SEALING = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Draws a ticket that nobody can guess. */
  public static CallTicket draw(SecureRandom random) {
    return new CallTicket(HexFormat.of().formatHex(drawn(random, BYTES)));
  }

  /** Reads what somebody shows as a ticket; empty when no ticket looks like it. */
  public static Optional<CallTicket> parse(String alleged) {
    return VALUE.matcher(alleged).matches()
        ? Optional.of(new CallTicket(alleged))
        : Optional.empty();
  }

  /** Returns the name under which the server keeps the code. */
  public String name() {
    return HexFormat.of().formatHex(derived("name"));
  }

  /**
   * Seals the code.
   *
   * @param circumstances what must be the same when it is opened
   */
  public String seal(OneTimeCode code, String circumstances, SecureRandom random) {
    byte[] nonce = drawn(random, NONCE_BYTES);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, circumstances)
              .doFinal(code.digits().getBytes(StandardCharsets.US_ASCII));
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(SEALING + " is missing from this Java runtime", e);
    }
  }

  /**
   * Opens what {@link #seal} has sealed; empty when it is not that, or the circumstances differ.
   */
  public Optional<OneTimeCode> open(String sealed, String circumstances) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed);
      return both.length > NONCE_BYTES + TAG_BITS / Byte.SIZE
          ? Optional.of(opened(both, circumstances))
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private OneTimeCode opened(byte[] both, String circumstances) throws GeneralSecurityException {
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE_BYTES), circumstances);
    byte[] digits = cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
    return new OneTimeCode(new String(digits, StandardCharsets.US_ASCII));
  }

  private Cipher cipher(int mode, byte[] nonce, String circumstances)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(SEALING);
    cipher.init(
        mode, new SecretKeySpec(derived("key"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(circumstances.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private byte[] derived(String purpose) {
    try {
      Mac mac = Mac.getInstance(DERIVATION);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(value), DERIVATION));
      return mac.doFinal(("sspr-call-ticket|" + purpose).getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(DERIVATION + " is missing from this Java runtime", e);
    }
  }

  private static byte[] drawn(SecureRandom random, int length) {
    byte[] drawn = new byte[length];
    random.nextBytes(drawn);
    return drawn;
  }

  @Override
  public String toString() {
    return "CallTicket[******]";
  }
}
