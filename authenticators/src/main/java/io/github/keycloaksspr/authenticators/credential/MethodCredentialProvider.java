package io.github.keycloaksspr.authenticators.credential;

import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Makes what is registered for a method known to Keycloak as a credential of the user. */
public final class MethodCredentialProvider implements CredentialProvider<CredentialModel> {

  private final KeycloakSession session;
  private final String type;
  private final Texts texts;

  public MethodCredentialProvider(KeycloakSession session, String type, Texts texts) {
    this.session = session;
    this.type = type;
    this.texts = texts;
  }

  /** Message keys of what the account console says about the method. */
  public record Texts(String name, String help) {}

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
        .displayName(texts.name())
        .helpText(texts.help())
        .iconCssClass("kcAuthenticatorDefaultClass")
        .removeable(true)
        .build(session);
  }
}
