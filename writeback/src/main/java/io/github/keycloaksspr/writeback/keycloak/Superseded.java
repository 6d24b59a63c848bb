package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.adminreset.TemporaryPassword;
import io.github.keycloaksspr.core.resetlink.ResetLink;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What an administrator has given a user and what ends with the user's next password. */
final class Superseded {

  private Superseded() {}

  /** There is another password now, whoever has set it. */
  static void forget(KeycloakSession session, RealmModel realm, UserModel user) {
    new TemporaryPassword(session, realm, user).forget();
    new ResetLink(user).forget();
  }
}
