package io.github.keycloaksspr.authenticators.question;

import io.github.keycloaksspr.authenticators.credential.MethodCredentialProvider;
import io.github.keycloaksspr.core.method.CredentialTypes;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Factory of the credential type {@code sspr-security-questions}. */
public final class QuestionsCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<?>> {

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new MethodCredentialProvider(
        session,
        CredentialTypes.SECURITY_QUESTIONS,
        new MethodCredentialProvider.Labels("ssprQuestionsDisplayName", "ssprQuestionsHelpText"));
  }

  @Override
  public String getId() {
    return CredentialTypes.SECURITY_QUESTIONS;
  }
}
