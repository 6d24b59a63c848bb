package io.github.keycloaksspr.core.question;

import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * What is kept of an answer: what Keycloak keeps of a password, as JSON. Never printed.
 *
 * @param parameters algorithm and cost, as Keycloak's {@code PasswordCredentialData}
 * @param secret salt and hash, as Keycloak's {@code PasswordSecretData}
 */
public record AnswerHash(String parameters, String secret) {

  static AnswerHash of(PasswordCredentialModel model) {
    return new AnswerHash(model.getCredentialData(), model.getSecretData());
  }

  PasswordCredentialModel model() {
    CredentialModel stored = new CredentialModel();
    stored.setCredentialData(parameters);
    stored.setSecretData(secret);
    return PasswordCredentialModel.createFromCredentialModel(stored);
  }

  @Override
  public String toString() {
    return "AnswerHash[***]";
  }
}
