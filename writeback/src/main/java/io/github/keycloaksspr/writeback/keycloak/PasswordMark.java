package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.account.Account;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What tells a password in a directory from the one that comes after it, wherever it is set. */
public final class PasswordMark {

  private static final String CHANGE_DUE = "change-due";

  private PasswordMark() {}

  /**
   * Reads the mark of a user's password; empty for one that Keycloak keeps alone, and while the
   * directory does not answer.
   */
  public static Optional<String> of(KeycloakSession session, RealmModel realm, UserModel user) {
    return DirectoryAccount.of(session, realm, user)
        .flatMap(DirectoryAccount::read)
        .map(PasswordMark::of);
  }

  private static String of(Account account) {
    return account.password().set().map(Instant::toString).orElse(CHANGE_DUE);
  }
}
