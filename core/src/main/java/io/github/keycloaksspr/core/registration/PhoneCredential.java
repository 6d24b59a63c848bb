package io.github.keycloaksspr.core.registration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * Form of a {@link RegisteredPhone} as a Keycloak credential: the number is secret data, which
 * Keycloak's REST never shows; what it shows, the credential data, is masked.
 */
public final class PhoneCredential {

  private static final JsonMapper JSON = new JsonMapper();

  private PhoneCredential() {}

  /** Returns a new credential without an id, of the type of the mobile or of the office phone. */
  public static CredentialModel of(String type, RegisteredPhone phone) {
    CredentialModel model = new CredentialModel();
    model.setType(type);
    model.setUserLabel(phone.number().masked());
    model.setCreatedDate(phone.registeredAt().toEpochMilli());
    model.setSecretData(JSON.createObjectNode().put("number", phone.number().value()).toString());
    model.setCredentialData(
        JSON.createObjectNode()
            .put("masked", phone.number().masked())
            .put("source", phone.source().id())
            .toString());
    return model;
  }

  /** Reads a stored credential; empty when its data are damaged. */
  public static Optional<RegisteredPhone> read(CredentialModel model) {
    Optional<PhoneNumber> number =
        CredentialField.text(model.getSecretData(), "number").flatMap(PhoneNumber::ofValue);
    Optional<Source> source =
        CredentialField.text(model.getCredentialData(), "source").flatMap(Source::ofId);
    long created = model.getCreatedDate() == null ? 0 : model.getCreatedDate();
    return number.flatMap(
        found -> source.map(by -> new RegisteredPhone(found, by, Instant.ofEpochMilli(created))));
  }
}
