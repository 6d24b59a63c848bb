package io.github.keycloaksspr.authenticators.credential;

import io.github.keycloaksspr.core.method.CredentialTypes;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Factory of the credential type {@code sspr-password-expiry}: without it an import would leave out
 * whose password never expires.
 */
public final class ExpiryCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<?>> {

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new MethodCredentialProvider(
        session,
        CredentialTypes.PASSWORD_EXPIRY,
        new MethodCredentialProvider.Labels("ssprExpiryDisplayName", "ssprExpiryHelpText"));
  }

  @Override
  public String getId() {
    return CredentialTypes.PASSWORD_EXPIRY;
  }
}
