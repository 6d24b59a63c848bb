package io.github.keycloaksspr.adminuiext.expiry;

import io.github.keycloaksspr.core.expiry.PasswordExpiry;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.account.PasswordAge;
import io.github.keycloaksspr.writeback.keycloak.FederatedPassword;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** Who decides when the password of a user expires. */
sealed interface Standing {

  /** Keycloak keeps the password, and the realm's maximum age holds. */
  record Keycloak(PasswordExpiry expiry) implements Standing {
    @Override
    public Optional<PasswordExpiry> known() {
      return Optional.of(expiry);
    }
  }

  /**
   * A directory keeps it, and its administrators decide.
   *
   * @param known empty when the directory does not tell now, or is not asked because writeback is
   *     off
   */
  record Directory(Optional<PasswordExpiry> known) implements Standing {}

  /** Returns how long the password holds; empty when that is not known now. */
  Optional<PasswordExpiry> known();

  static Standing of(KeycloakSession session, RealmModel realm, UserModel user) {
    Optional<FederatedPassword> password = FederatedPassword.of(session, realm, user);
    if (password.isPresent()) {
      return new Directory(password.get().account().map(Account::password).map(Standing::expiry));
    }
    return federated(user) && !PasswordExpiry.keptInKeycloak(user)
        ? new Directory(Optional.empty())
        : new Keycloak(PasswordExpiry.ofKeycloak(realm, user));
  }

  /** Tells whether a directory decides, without asking it. */
  static boolean inDirectory(KeycloakSession session, RealmModel realm, UserModel user) {
    return FederatedPassword.of(session, realm, user).isPresent()
        || (federated(user) && !PasswordExpiry.keptInKeycloak(user));
  }

  private static boolean federated(UserModel user) {
    return user.getFederationLink() != null || !StorageId.isLocalStorage(user.getId());
  }

  private static PasswordExpiry expiry(PasswordAge age) {
    return new PasswordExpiry(
        age.neverExpires(), age.set(), age.neverExpires() ? Optional.empty() : age.expires());
  }
}
