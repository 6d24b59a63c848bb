package io.github.keycloaksspr.authenticators.credential;

import io.github.keycloaksspr.core.method.CredentialTypes;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Factory of the credential type {@code sspr-self-service-lock}: without it an import would leave
 * out that an account is locked, and users could delete the lock.
 */
public final class SelfServiceLockCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<?>> {

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new MethodCredentialProvider(
        session,
        CredentialTypes.SELF_SERVICE_LOCK,
        new MethodCredentialProvider.Labels("ssprLockDisplayName", "ssprLockHelpText"));
  }

  @Override
  public String getId() {
    return CredentialTypes.SELF_SERVICE_LOCK;
  }
}
