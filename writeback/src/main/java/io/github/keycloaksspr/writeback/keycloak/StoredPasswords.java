package io.github.keycloaksspr.writeback.keycloak;

import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The passwords that Keycloak itself keeps. In UNSYNCED mode one of them would win over the
 * directory's.
 */
final class StoredPasswords {

  private StoredPasswords() {}

  static void remove(UserModel user) {
    List<String> copies =
        user.credentialManager()
            .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
            .map(CredentialModel::getId)
            .toList();
    copies.forEach(user.credentialManager()::removeStoredCredentialById);
  }
}
