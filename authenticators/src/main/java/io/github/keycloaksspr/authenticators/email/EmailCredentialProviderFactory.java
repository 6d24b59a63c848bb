package io.github.keycloaksspr.authenticators.email;

import io.github.keycloaksspr.authenticators.credential.MethodCredentialProvider;
import io.github.keycloaksspr.core.method.CredentialTypes;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Factory of the credential type {@code sspr-email}. */
public final class EmailCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<?>> {

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new MethodCredentialProvider(
        session,
        CredentialTypes.EMAIL,
        new MethodCredentialProvider.Labels("ssprEmailDisplayName", "ssprEmailHelpText"));
  }

  @Override
  public String getId() {
    return CredentialTypes.EMAIL;
  }
}
