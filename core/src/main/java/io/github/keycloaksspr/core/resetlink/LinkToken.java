package io.github.keycloaksspr.core.resetlink;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.JsonWebToken;

/**
 * The secret in a link: a token that the realm has signed, so that a made-up one is refused before
 * anybody is looked up. What it opens is known by its fingerprint alone. Never printed.
 *
 * @param userId whose link it is
 */
public record LinkToken(String userId, String value) {

  private static final String TYPE = "sspr-reset-link";
  private static final int SECRET_BYTES = 32;

  /** Makes one of the realm in the session's context. */
  static LinkToken make(KeycloakSession session, String userId) {
    String secret = SecretGenerator.getInstance().randomBytesHex(SECRET_BYTES);
    JsonWebToken token = new JsonWebToken().type(TYPE).subject(userId).id(secret);
    return new LinkToken(userId, session.tokens().encode(token));
  }

  /** Reads what a link brings; empty unless the realm in the session's context has made it. */
  public static Optional<LinkToken> read(KeycloakSession session, String alleged) {
    return Optional.ofNullable(session.tokens().decode(alleged, JsonWebToken.class))
        .filter(token -> TYPE.equals(token.getType()))
        .flatMap(token -> Optional.ofNullable(token.getSubject()))
        .map(userId -> new LinkToken(userId, alleged));
  }

  /** Returns what is kept of it: nobody can make the link out of that. */
  public String fingerprint() {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(HashUtils.hash(JavaAlgorithm.SHA256, bytes));
  }

  @Override
  public String toString() {
    return "LinkToken of " + userId;
  }
}
