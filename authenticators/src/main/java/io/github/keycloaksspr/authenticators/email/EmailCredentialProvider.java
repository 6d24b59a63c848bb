package io.github.keycloaksspr.authenticators.email;

import io.github.keycloaksspr.core.method.CredentialTypes;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Makes the registered alternate address known to Keycloak as a credential of the user. */
final class EmailCredentialProvider implements CredentialProvider<CredentialModel> {

  private final KeycloakSession session;

  EmailCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return CredentialTypes.EMAIL;
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, CredentialModel credential) {
    if (credential.getCreatedDate() == null) {
      credential.setCreatedDate(org.keycloak.common.util.Time.currentTimeMillis());
    }
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public CredentialModel getCredentialFromModel(CredentialModel model) {
    return model;
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    return CredentialTypeMetadata.builder()
        .type(getType())
        .category(CredentialTypeMetadata.Category.TWO_FACTOR)
        .displayName("ssprEmailDisplayName")
        .helpText("ssprEmailHelpText")
        .iconCssClass("kcAuthenticatorDefaultClass")
        .removeable(true)
        .build(session);
  }
}
