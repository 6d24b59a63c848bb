package io.github.keycloaksspr.core.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One field of the JSON that a credential holds. */
final class CredentialField {

  private static final JsonMapper JSON = new JsonMapper();

  private CredentialField() {}

  /** Reads a text; empty when the JSON is damaged or has no such text. */
  static Optional<String> text(@Nullable String json, String field) {
    try {
      JsonNode node = JSON.readTree(json == null ? "{}" : json).path(field);
      return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
