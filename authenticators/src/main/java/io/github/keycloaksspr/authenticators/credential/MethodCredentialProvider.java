package io.github.keycloaksspr.authenticators.credential;

import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Makes what is registered under one type known to Keycloak as a credential of the user. */
public final class MethodCredentialProvider implements CredentialProvider<CredentialModel> {

  private final KeycloakSession session;
  private final String type;
  private final Labels labels;

  public MethodCredentialProvider(KeycloakSession session, String type, Labels labels) {
    this.session = session;
    this.type = type;
    this.labels = labels;
  }

  /** Message keys under which the account console shows the type. */
  public record Labels(String displayName, String helpText) {}

  @Override
  public String getType() {
    return type;
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, CredentialModel credential) {
    if (credential.getCreatedDate() == null) {
      credential.setCreatedDate(Time.currentTimeMillis());
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
        .displayName(labels.displayName())
        .helpText(labels.helpText())
        .iconCssClass("kcAuthenticatorDefaultClass")
        .removeable(true)
        .build(session);
  }
}
