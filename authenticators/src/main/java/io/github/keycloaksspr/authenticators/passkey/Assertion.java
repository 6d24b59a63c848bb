package io.github.keycloaksspr.authenticators.passkey;

import com.webauthn4j.data.AuthenticationRequest;
import io.github.keycloaksspr.authenticators.page.Form;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the browser says a passkey signed, not judged yet (Web Authentication, section 5.2.2).
 *
 * @param request the signature and what it covers
 * @param userHandle id of the account that the passkey was made for, where it says so
 */
record Assertion(AuthenticationRequest request, @Nullable String userHandle) {

  /** Reads the fields that the page's script fills; empty when one is missing or damaged. */
  static Optional<Assertion> of(Form form) {
    Optional<byte[]> id = bytes(form, "credentialId");
    Optional<byte[]> authenticatorData = bytes(form, "authenticatorData");
    Optional<byte[]> clientData = bytes(form, "clientDataJSON");
    Optional<byte[]> signature = bytes(form, "signature");
    if (id.isEmpty()
        || authenticatorData.isEmpty()
        || clientData.isEmpty()
        || signature.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Assertion(
            new AuthenticationRequest(
                id.get(), authenticatorData.get(), clientData.get(), signature.get()),
            bytes(form, "userHandle")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(null)));
  }

  /** Tells whether the passkey may be one of this account, as far as it says so itself. */
  boolean allegedlyOf(String userId) {
    return userHandle == null || userHandle.equals(userId);
  }

  private static Optional<byte[]> bytes(Form form, String field) {
    return form.value(field).flatMap(Assertion::decoded);
  }

  private static Optional<byte[]> decoded(String base64url) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(base64url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
