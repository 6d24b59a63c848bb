package io.github.keycloaksspr.core.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;

/**
 * Form of a {@link Confirmation} as a Keycloak credential: so it goes with the user through export
 * and import, and users of a read-only directory have one. The address is secret data.
 */
final class ConfirmationCredential {

  private static final JsonMapper JSON = new JsonMapper();

  private ConfirmationCredential() {}

  static CredentialModel of(Confirmation confirmation) {
    ObjectNode data = JSON.createObjectNode().put("gates", confirmation.gates());
    time(data, "confirmedAt", confirmation.confirmedAt());
    time(data, "changedAt", confirmation.changedAt());
    data.put("putOff", confirmation.putOff());
    ArrayNode methods = data.putArray("methods");
    confirmation.sortedMethods().forEach(method -> methods.add(method.id()));
    ObjectNode secret = JSON.createObjectNode();
    if (confirmation.email() != null) {
      secret.put("address", confirmation.email().value());
    }
    CredentialModel model = new CredentialModel();
    model.setType(CredentialTypes.REGISTRATION);
    model.setCredentialData(data.toString());
    model.setSecretData(secret.toString());
    return model;
  }

  private static void time(ObjectNode data, String field, @Nullable Instant time) {
    if (time != null) {
      data.put(field, time.toString());
    }
  }

  /** Reads a stored credential; empty when its data are damaged. */
  static Optional<Confirmation> read(CredentialModel model) {
    try {
      JsonNode data = JSON.readTree(String.valueOf(model.getCredentialData()));
      return Optional.of(
          new Confirmation(
              time(data, "confirmedAt"),
              data.path("gates").asInt(),
              methods(data.path("methods")),
              time(data, "changedAt"),
              data.path("putOff").asInt(),
              CredentialField.text(model.getSecretData(), "address")
                  .flatMap(EmailAddress::parse)
                  .orElse(null)));
    } catch (JsonProcessingException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Instant time(JsonNode data, String field) {
    return data.hasNonNull(field) ? Instant.parse(data.path(field).asText()) : null;
  }

  private static Set<Method> methods(JsonNode ids) {
    Set<Method> methods = EnumSet.noneOf(Method.class);
    ids.forEach(id -> Method.ofId(id.asText()).ifPresent(methods::add));
    return methods;
  }
}
