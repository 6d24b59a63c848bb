package io.github.keycloaksspr.core.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * What is left of an account's recovery codes, which Keycloak takes one after the other. The last
 * one is not for a reset: it is left for the sign-in that follows, so that a reset never uses up a
 * second factor.
 *
 * @param credentialId id of the credential that holds them
 * @param left how many have not been used
 * @param next the number of the code that Keycloak takes next, as it stands on the user's list
 */
public record RecoveryCodes(String credentialId, int left, int next) {

  private static final JsonMapper JSON = new JsonMapper();

  /** How many codes a reset leaves. */
  private static final int SPARE = 1;

  /** Reads a stored credential; empty when its data are damaged or no code is left. */
  public static Optional<RecoveryCodes> read(CredentialModel model) {
    JsonNode codes = codes(model.getSecretData());
    JsonNode next = codes.path(0).path("number");
    return next.isInt()
        ? Optional.of(new RecoveryCodes(model.getId(), codes.size(), next.intValue()))
        : Optional.empty();
  }

  /** Tells whether one of them may be used for a reset. */
  public boolean spendable() {
    return left > SPARE;
  }

  private static JsonNode codes(String secret) {
    try {
      return JSON.readTree(secret == null ? "{}" : secret).path("codes");
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
