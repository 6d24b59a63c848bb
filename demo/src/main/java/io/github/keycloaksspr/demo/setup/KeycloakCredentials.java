package io.github.keycloaksspr.demo.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** What people set up in Keycloak itself, in the form in which an account is imported. */
final class KeycloakCredentials {
  private KeycloakCredentials() {}

  static ObjectNode password(String password) {
    return object().put("type", "password").put("value", password);
  }

  static ObjectNode authenticatorApp(String secret) {
    return credential(
        "otp",
        "Phone",
        object().put("value", secret),
        object()
            .put("subType", "totp")
            .put("digits", 6)
            .put("period", 30)
            .put("counter", 0)
            .put("algorithm", "HmacSHA1"));
  }

  static ObjectNode recoveryCodes(List<String> codes) {
    ObjectNode secret = object();
    for (String code : codes) {
      secret
          .withArray("codes")
          .add(
              object()
                  .put("number", codes.indexOf(code) + 1)
                  .put("encodedHashedValue", Base64.getEncoder().encodeToString(sha512(code))));
    }
    return credential(
        "recovery-authn-codes",
        "Recovery codes",
        secret,
        object()
            .put("algorithm", "SHA-512")
            .put("remaining", codes.size())
            .put("total", codes.size()));
  }

  private static ObjectNode credential(
      String type, String label, ObjectNode secret, ObjectNode data) {
    return object()
        .put("type", type)
        .put("userLabel", label)
        .put("secretData", secret.toString())
        .put("credentialData", data.toString());
  }

  private static byte[] sha512(String text) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
