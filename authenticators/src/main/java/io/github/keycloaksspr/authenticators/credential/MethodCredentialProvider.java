package io.github.keycloaksspr.authenticators.credential;

import io.github.keycloaksspr.core.eligibility.Standings;
import io.github.keycloaksspr.core.registration.Duty;
import io.github.keycloaksspr.messaging.Deliverable;
import org.jspecify.annotations.Nullable;
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
    CredentialTypeMetadata.CredentialTypeMetadataBuilder metadata =
        CredentialTypeMetadata.builder()
            .type(getType())
            .category(CredentialTypeMetadata.Category.TWO_FACTOR)
            .displayName(labels.displayName())
            .helpText(labels.helpText())
            .iconCssClass("kcAuthenticatorDefaultClass")
            .removeable(mayRegister(context.getUser()));
    if (!mayRegister(context.getUser())) {
      return metadata.build(session);
    }
    return held(context.getUser())
        ? metadata.updateAction(Duty.ACTION).build(session)
        : metadata.createAction(Duty.ACTION).build(session);
  }

  /** Tells whether the policy lets the user register this type by themselves. */
  private boolean mayRegister(@Nullable UserModel user) {
    RealmModel realm = session.getContext().getRealm();
    return user != null
        && new Standings(session, realm, new Deliverable(session, realm))
            .of(user)
            .filter(
                standing ->
                    standing.attainable().stream()
                        .anyMatch(method -> method.credentialType().equals(type)))
            .isPresent();
  }

  private boolean held(@Nullable UserModel user) {
    return user != null
        && user.credentialManager().getStoredCredentialsByTypeStream(type).findAny().isPresent();
  }
}
