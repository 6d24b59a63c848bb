package io.github.keycloaksspr.authenticators.phone;

import io.github.keycloaksspr.authenticators.credential.MethodCredentialProvider;
import io.github.keycloaksspr.core.method.CredentialTypes;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Factory of the credential type {@code sspr-office-phone}. */
public final class OfficePhoneCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<?>> {

  @Override
  public CredentialProvider<?> create(KeycloakSession session) {
    return new MethodCredentialProvider(
        session,
        CredentialTypes.OFFICE_PHONE,
        new MethodCredentialProvider.Labels(
            "ssprOfficePhoneDisplayName", "ssprOfficePhoneHelpText"));
  }

  @Override
  public String getId() {
    return CredentialTypes.OFFICE_PHONE;
  }
}
