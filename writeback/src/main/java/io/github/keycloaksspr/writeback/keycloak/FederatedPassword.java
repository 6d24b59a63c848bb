package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The password of a user of an LDAP federation that is written back, as its user changes it. */
public final class FederatedPassword {
  private static final Logger LOG = Logger.getLogger(FederatedPassword.class);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final WritebackLdapProvider provider;

  private FederatedPassword(
      KeycloakSession session, RealmModel realm, UserModel user, WritebackLdapProvider provider) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.provider = provider;
  }

  /** Finds the password of a user; empty when it is Keycloak's own affair. */
  public static Optional<FederatedPassword> of(
      KeycloakSession session, RealmModel realm, UserModel user) {
    return DirectoryAccount.provider(realm, user)
        .flatMap(component -> DirectoryAccount.writeback(session, component))
        .map(provider -> new FederatedPassword(session, realm, user, provider));
  }

  /** Tells whether the LDAP provider wants the realm's password policy obeyed as well. */
  public boolean realmPolicyHolds() {
    return provider.realmPolicyHolds();
  }

  /** Reads the account; empty when the directory does not say now how it stands. */
  public Optional<Account> account() {
    try {
      return provider.account(realm, user).flatMap(DirectoryAccount::read);
    } catch (ModelException e) {
      LOG.warnf(e, "The directory cannot be asked for user %s", user.getId());
      return Optional.empty();
    }
  }

  /**
   * Changes the password as its user may, who knows the one until now: the domain's history and
   * minimum age hold. What Keycloak kept as the user's password is removed.
   */
  public Outcome change(String current, String next) {
    Outcome outcome =
        WriteTimes.of(realm).of(WriteTimes.Operation.CHANGE, () -> changed(current, next));
    if (outcome instanceof Outcome.Written) {
      Aftermath.watch(session, realm, user, Aftermath.HOLDS_EVERYWHERE);
      StoredPasswords.remove(user);
      Superseded.forget(session, realm, user);
      LOG.infof("The directory has a new password of user %s, who changed it", user.getId());
    } else {
      LOG.infof("The directory has no new password of user %s: %s", user.getId(), outcome);
    }
    return outcome;
  }

  private Outcome changed(String current, String next) {
    try {
      return provider
          .account(realm, user)
          .map(account -> account.change(current, next))
          .orElseGet(() -> NotAsked.because(session, realm, Failure.NO_ENTRY));
    } catch (ModelException e) {
      LOG.warnf(e, "The directory cannot be asked for user %s", user.getId());
      return NotAsked.because(session, realm, Failure.UNREACHABLE);
    }
  }
}
