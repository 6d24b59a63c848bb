package io.github.keycloaksspr.authenticators.credential;

import io.github.keycloaksspr.core.method.CredentialTypes;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Factory of the credential type {@code sspr-temporary-password}: without it an import would leave
 * out that a password expires.
 */
public final class TemporaryPasswordCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<?>> {

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new MethodCredentialProvider(
        session,
        CredentialTypes.TEMPORARY_PASSWORD,
        new MethodCredentialProvider.Labels(
            "ssprTemporaryPasswordDisplayName", "ssprTemporaryPasswordHelpText"));
  }

  @Override
  public String getId() {
    return CredentialTypes.TEMPORARY_PASSWORD;
  }
}
