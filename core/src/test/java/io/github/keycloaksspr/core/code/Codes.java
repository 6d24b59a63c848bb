package io.github.keycloaksspr.core.code;

import io.github.keycloaksspr.core.method.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** The code that the tests issue, and what belongs to it. */
final class Codes {

  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  static final CodeKey KEY = key("key-1", "a secret of the realm, long enough");

  static final CodeBinding BINDING =
      new CodeBinding(
          "corp", "alice-id", Method.EMAIL, "alice@example.org", "session.tab", "reset");

  static final OneTimeCode CODE = new OneTimeCode("483920");
  static final TypedCode RIGHT = new TypedCode("483920");
  static final TypedCode WRONG = new TypedCode("483921");

  private Codes() {}

  static CodeKey key(String id, String secret) {
    return new CodeKey(
        id, new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
  }

  static IssuedCode issued() {
    return IssuedCode.issue(CODE, BINDING, KEY, NOW);
  }
}
