package io.github.keycloaksspr.authenticators.credential;

import io.github.keycloaksspr.core.method.CredentialTypes;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Factory of the credential type {@code sspr-registration}: without it an import would leave out
 * when users last confirmed their data.
 */
public final class ConfirmationCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<?>> {

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new MethodCredentialProvider(
        session,
        CredentialTypes.REGISTRATION,
        new MethodCredentialProvider.Labels(
            "ssprConfirmationDisplayName", "ssprConfirmationHelpText"));
  }

  @Override
  public String getId() {
    return CredentialTypes.REGISTRATION;
  }
}
