package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.directory.NewPassword;
import io.github.keycloaksspr.writeback.directory.PasswordChange;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.SignIn;
import io.github.keycloaksspr.writeback.status.Grant;
import io.github.keycloaksspr.writeback.status.UserCheck;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.ldap.LDAPStorageProvider;
import org.keycloak.storage.ldap.LDAPStorageProviderFactory;

/** The account in a directory to which a user's password is written back. */
public final class DirectoryAccount {
  private static final Logger LOG = Logger.getLogger(DirectoryAccount.class);

  /** The id of Keycloak's LDAP providers. */
  static final String LDAP = "ldap";

  private final Domain domain;
  private final String dn;

  DirectoryAccount(Domain domain, String dn) {
    this.domain = domain;
    this.dn = dn;
  }

  /**
   * Finds the account of a user.
   *
   * @return empty when the user has none, the realm's policy has writeback off, or the directory
   *     cannot be asked now
   */
  public static Optional<DirectoryAccount> of(
      KeycloakSession session, RealmModel realm, UserModel user) {
    return provider(realm, user)
        .flatMap(provider -> of(session, realm, user, provider))
        .or(() -> matched(session, realm, user));
  }

  private static Optional<DirectoryAccount> matched(
      KeycloakSession session, RealmModel realm, UserModel user) {
    return new MatchedUsers(session, realm)
        .match(user)
        .filter(MatchedUsers.Match.Found.class::isInstance)
        .map(match -> ((MatchedUsers.Match.Found) match).account());
  }

  /**
   * Tells whether a user should have an account, so that having none means that the directory
   * cannot be asked.
   */
  public static boolean expected(KeycloakSession session, RealmModel realm, UserModel user) {
    return FederatedPassword.of(session, realm, user).isPresent()
        || new MatchedUsers(session, realm).match(user).isPresent();
  }

  private static Optional<DirectoryAccount> of(
      KeycloakSession session, RealmModel realm, UserModel user, ComponentModel provider) {
    try {
      return writeback(session, provider).flatMap(found -> found.account(realm, user));
    } catch (ModelException e) {
      LOG.warnf(e, "The directory cannot be asked for user %s", user.getId());
      return Optional.empty();
    }
  }

  /** Returns an LDAP provider; empty when nothing is written back by it. */
  static Optional<WritebackLdapProvider> writeback(
      KeycloakSession session, ComponentModel provider) {
    return instance(session, provider) instanceof WritebackLdapProvider writeback
        ? Optional.of(writeback)
        : Optional.empty();
  }

  /** Mappers of the provider look for its instance where Keycloak's user storage leaves it. */
  private static Object instance(KeycloakSession session, ComponentModel provider) {
    Object known = session.getAttribute(provider.getId());
    if (known != null) {
      return known;
    }
    LDAPStorageProvider created = factory(session).create(session, provider);
    session.setAttribute(provider.getId(), created);
    session.enlistForClose(created);
    return created;
  }

  private static LDAPStorageProviderFactory factory(KeycloakSession session) {
    return (LDAPStorageProviderFactory)
        session.getKeycloakSessionFactory().getProviderFactory(UserStorageProvider.class, LDAP);
  }

  /** Returns the LDAP provider that a user comes from. */
  static Optional<ComponentModel> provider(RealmModel realm, UserModel user) {
    String imported = user.getFederationLink();
    String id = imported == null ? StorageId.providerId(user.getId()) : imported;
    return Optional.ofNullable(id)
        .map(realm::getComponent)
        .filter(component -> LDAP.equals(component.getProviderId()));
  }

  /** Reads how the account stands; empty when the directory does not say it now. */
  public Optional<Account> read() {
    return domain.account(dn);
  }

  /** Looks at the account, and at what the service account may do to it. */
  UserCheck check() {
    return domain.check(dn);
  }

  /** Sets a password; a locked account is unlocked. */
  Outcome write(String password) {
    return domain.write(new NewPassword(dn, password));
  }

  /** Has the user choose another password at the next sign-in. */
  Outcome requireChange() {
    return domain.requireChange(dn);
  }

  /**
   * Tells, without writing anything, whether its user can be made to choose another password;
   * unknown when the directory does not answer.
   */
  public Grant changeRequirable() {
    return domain.changeRequirable(dn);
  }

  /** Changes the password by the right of its user. */
  Outcome change(String current, String next) {
    return domain.change(new PasswordChange(dn, current, next));
  }

  /** Signs in as the user. */
  SignIn signIn(String password) {
    return domain.signIn(dn, password);
  }

  /** Unlocks the account and leaves its password and everything else. */
  public Outcome unlock() {
    return domain.unlock(dn);
  }
}
