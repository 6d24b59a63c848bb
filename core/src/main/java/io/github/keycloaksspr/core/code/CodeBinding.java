package io.github.keycloaksspr.core.code;

import io.github.keycloaksspr.core.method.Method;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a code proves: with any part changed, the same digits prove nothing.
 *
 * @param subject id of the account, or what was typed where there is none
 * @param destination where the code was sent
 * @param session the authentication session and its tab
 * @param purpose what the proof is for, such as {@code reset}
 */
public record CodeBinding(
    String realm,
    String subject,
    Method method,
    String destination,
    String session,
    String purpose) {

  /** Writes the parts so that no two bindings give the same bytes. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String part :
          new String[] {realm, subject, method.id(), destination, session, purpose}) {
        out.writeUTF(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return "CodeBinding[" + method.id() + ", " + purpose + "]";
  }
}
