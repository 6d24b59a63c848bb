package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.outcome.SignIn;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/** A password that was set just now, tried where the user's passwords are judged. */
public record FreshPassword(KeycloakSession session, RealmModel realm, UserModel user) {

  /**
   * Signs in with it: to the directory for whoever is in one, and nowhere for users whom Keycloak
   * alone knows, for it has stored the password itself.
   */
  public SignIn signIn(String password) {
    if (DirectoryAccount.expected(session, realm, user)) {
      return DirectoryAccount.of(session, realm, user)
          .map(account -> account.signIn(password))
          .orElse(SignIn.UNKNOWN);
    }
    return !user.isFederated() || valid(password) ? SignIn.ACCEPTED : SignIn.REFUSED;
  }

  private boolean valid(String password) {
    return user.credentialManager().isValid(UserCredentialModel.password(password));
  }
}
