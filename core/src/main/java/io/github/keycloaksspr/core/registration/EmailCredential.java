package io.github.keycloaksspr.core.registration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.method.CredentialTypes;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * Form of a {@link RegisteredEmail} as a Keycloak credential: the address is secret data, which
 * Keycloak's REST never shows; what it shows, the credential data, is masked.
 */
public final class EmailCredential {

  private static final JsonMapper JSON = new JsonMapper();

  private EmailCredential() {}

  /** Returns a new credential without an id. */
  public static CredentialModel of(RegisteredEmail email) {
    CredentialModel model = new CredentialModel();
    model.setType(CredentialTypes.EMAIL);
    model.setUserLabel(email.address().masked());
    model.setCreatedDate(email.registeredAt().toEpochMilli());
    model.setSecretData(JSON.createObjectNode().put("address", email.address().value()).toString());
    model.setCredentialData(
        JSON.createObjectNode()
            .put("masked", email.address().masked())
            .put("source", email.source().id())
            .toString());
    return model;
  }

  /** Reads a stored credential; empty when its data are damaged. */
  public static Optional<RegisteredEmail> read(CredentialModel model) {
    Optional<EmailAddress> address =
        CredentialField.text(model.getSecretData(), "address").flatMap(EmailAddress::parse);
    Optional<Source> source =
        CredentialField.text(model.getCredentialData(), "source").flatMap(Source::ofId);
    long created = model.getCreatedDate() == null ? 0 : model.getCreatedDate();
    return address.flatMap(
        found -> source.map(by -> new RegisteredEmail(found, by, Instant.ofEpochMilli(created))));
  }
}
