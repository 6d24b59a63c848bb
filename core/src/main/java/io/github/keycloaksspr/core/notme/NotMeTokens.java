package io.github.keycloaksspr.core.notme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.MacSignatureSignerContext;
import org.keycloak.crypto.MacSignatureVerifierContext;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The tokens in links by which users report a deed: a JWS of what the mail told, so that nothing is
 * stored until somebody reports. It is signed with a key that is derived from the realm's own HMAC
 * key for this purpose and this realm alone: no token of Keycloak's proves anything here, none of
 * these proves anything there, and a copy of the realm, keys included, takes none of the original.
 * A token ends with the key it was signed under.
 */
public final class NotMeTokens {

  private static final String PURPOSE = "sspr-not-me";
  private static final String DERIVATION = "HmacSHA512";
  private static final int LONGEST = 2_000;
  private static final JsonMapper JSON = new JsonMapper();

  private static final String USER = "sub";
  private static final String DEED = "deed";
  private static final String CREDENTIAL_TYPE = "type";
  private static final String AT = "at";

  private final KeycloakSession session;
  private final RealmModel realm;

  public NotMeTokens(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** What somebody shows as a token. */
  public sealed interface Reading {}

  /** The realm has told this, and not too long ago. */
  public record Told(AccountDeed deed) implements Reading {}

  /** The realm has told this, but too long ago. */
  public record Expired(AccountDeed deed) implements Reading {}

  /** The realm has told nothing of the kind, or no longer has the key of then. */
  public record Unknown() implements Reading {}

  /** Makes the token of a deed. */
  public String issue(AccountDeed deed) {
    KeyWrapper key = derived(session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512));
    return new JWSBuilder()
        .type(PURPOSE)
        .kid(key.getKid())
        .jsonContent(claims(deed))
        .sign(new MacSignatureSignerContext(key));
  }

  private static JsonNode claims(AccountDeed deed) {
    ObjectNode claims =
        JSON.createObjectNode()
            .put(USER, deed.userId())
            .put(DEED, deed.kind().id())
            .put(AT, deed.at().toEpochMilli());
    if (deed.credentialType() != null) {
      claims.put(CREDENTIAL_TYPE, deed.credentialType());
    }
    return claims;
  }

  /** Reads what somebody shows as a token. */
  public Reading read(String alleged, Instant now) {
    return verified(alleged)
        .flatMap(NotMeTokens::deed)
        .<Reading>map(deed -> deed.over(now) ? new Expired(deed) : new Told(deed))
        .orElseGet(Unknown::new);
  }

  /** The algorithm is always ours, whatever the header says. */
  private Optional<JsonNode> verified(String alleged) {
    if (alleged.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      JWSInput jws = new JWSInput(alleged);
      byte[] signed = jws.getEncodedSignatureInput().getBytes(StandardCharsets.UTF_8);
      Optional<KeyWrapper> key = key(jws.getHeader().getKeyId());
      return key.isPresent()
              && new MacSignatureVerifierContext(key.get()).verify(signed, jws.getSignature())
          ? Optional.of(jws.readJsonContent(JsonNode.class))
          : Optional.empty();
    } catch (JWSInputException | VerificationException e) {
      return Optional.empty();
    }
  }

  private Optional<KeyWrapper> key(@Nullable String id) {
    return Optional.ofNullable(id)
        .map(known -> session.keys().getKey(realm, known, KeyUse.SIG, Algorithm.HS512))
        .map(this::derived);
  }

  private static Optional<AccountDeed> deed(JsonNode claims) {
    return DeedKind.ofId(claims.path(DEED).asText())
        .map(
            kind ->
                new AccountDeed(
                    claims.path(USER).asText(),
                    kind,
                    claims.path(CREDENTIAL_TYPE).textValue(),
                    Instant.ofEpochMilli(claims.path(AT).asLong())));
  }

  private KeyWrapper derived(KeyWrapper key) {
    KeyWrapper derived = new KeyWrapper();
    derived.setKid(key.getKid());
    derived.setUse(KeyUse.SIG);
    derived.setAlgorithm(Algorithm.HS512);
    derived.setSecretKey(derived(key.getSecretKey()));
    return derived;
  }

  private SecretKey derived(SecretKey key) {
    try {
      Mac mac = Mac.getInstance(DERIVATION);
      mac.init(key);
      byte[] purpose = (PURPOSE + "|" + realm.getId()).getBytes(StandardCharsets.UTF_8);
      return new SecretKeySpec(mac.doFinal(purpose), DERIVATION);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(DERIVATION + " is missing from this Java runtime", e);
    }
  }
}
