package io.github.keycloaksspr.writeback.lock;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.keycloak.DirectoryAccount;
import io.github.keycloaksspr.writeback.keycloak.NotAsked;
import io.github.keycloaksspr.writeback.keycloak.WriteTimes;
import io.github.keycloaksspr.writeback.keycloak.WriteTimes.Operation;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** All locks of one account (spec X3). */
public final class AccountLocks {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  public AccountLocks(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /**
   * Lifts the directory's lock and then Keycloak's, or none; the password stays, and so does an
   * account that is disabled.
   */
  public Unlocking lift() {
    if (!DirectoryAccount.expected(session, realm, user)) {
      return done(false);
    }
    return DirectoryAccount.of(session, realm, user).map(this::lift).orElseGet(this::unreachable);
  }

  /**
   * Writes also where the controller knows of no lock, for another one may. That this fails is no
   * harm then.
   */
  private Unlocking lift(DirectoryAccount account) {
    Optional<Boolean> locked = account.read().map(Account::locked);
    Outcome outcome = WriteTimes.of(realm).of(Operation.UNLOCK, account::unlock);
    if (outcome instanceof Outcome.Failed failed && locked.orElse(true)) {
      return new Unlocking.Failed(failed.failure());
    }
    return done(locked.orElse(true));
  }

  private Unlocking unreachable() {
    WriteTimes.of(realm)
        .of(Operation.UNLOCK, () -> NotAsked.because(session, realm, Failure.UNREACHABLE));
    return new Unlocking.Failed(Failure.UNREACHABLE);
  }

  private Unlocking.Done done(boolean directory) {
    return new Unlocking.Done(new KeycloakLock(session, realm, user).lift(), directory);
  }
}
