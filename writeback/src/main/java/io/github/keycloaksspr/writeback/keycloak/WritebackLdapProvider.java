package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.adminreset.TemporaryPassword;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.directory.NewPassword;
import io.github.keycloaksspr.writeback.keycloak.WriteTimes.Operation;
import io.github.keycloaksspr.writeback.outcome.BindAnswer;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.naming.AuthenticationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialInput;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.LDAPConstants;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ldap.LDAPStorageProvider;
import org.keycloak.storage.ldap.LDAPStorageProviderFactory;
import org.keycloak.storage.ldap.idm.model.LDAPObject;
import org.keycloak.storage.ldap.idm.store.ldap.LDAPIdentityStore;

/** Keycloak's LDAP federation, but new passwords go to Active Directory whatever the edit mode. */
final class WritebackLdapProvider extends LDAPStorageProvider {
  private static final Logger LOG = Logger.getLogger(WritebackLdapProvider.class);

  private static final int INVALID_CREDENTIALS = 49;

  private final Domain domain;

  /** Users whom this request creates: their first password is part of what Keycloak writes. */
  private final Set<String> created = new HashSet<>();

  /** Users who got a password by this request. */
  private final Set<String> written = new HashSet<>();

  WritebackLdapProvider(
      LDAPStorageProviderFactory factory,
      KeycloakSession session,
      ComponentModel model,
      LDAPIdentityStore store,
      Domain domain) {
    super(factory, session, model, store);
    this.domain = domain;
  }

  @Override
  public UserModel addUser(RealmModel realm, String username) {
    UserModel user = super.addUser(realm, username);
    if (user != null) {
      created.add(user.getId());
    }
    return user;
  }

  @Override
  protected UserModel proxy(RealmModel realm, UserModel local, LDAPObject entry, boolean newUser) {
    return watched(realm, super.proxy(realm, local, entry, newUser));
  }

  /** Keycloak returns whom it has loaded in this request without another {@link #proxy}. */
  @Override
  public @Nullable UserModel getUserById(RealmModel realm, String id) {
    UserModel user = super.getUserById(realm, id);
    return user == null ? null : watched(realm, user);
  }

  private UserModel watched(RealmModel realm, UserModel user) {
    return getEditMode() == EditMode.WRITABLE || user instanceof DirectoryUser
        ? user
        : new DirectoryUser(user, () -> changeRequired(realm, user));
  }

  /** Tells the directory that a password is temporary, which Keycloak says after setting it. */
  private boolean changeRequired(RealmModel realm, UserModel user) {
    if (!written.contains(user.getId())) {
      return false;
    }
    String dn = loadAndValidateUser(realm, user).getDn().toString();
    return domain.requireChange(dn) instanceof Outcome.Written;
  }

  @Override
  public boolean updateCredential(RealmModel realm, UserModel user, CredentialInput input) {
    if (!isPassword(input)
        || created.contains(user.getId())
        || !Occasion.wantsWriteback(session, realm)) {
      return updatedByKeycloak(realm, user, input);
    }
    String password = input.getChallengeResponse();
    requirePolicyOf(realm, user, password);
    Refusals.unlessWritten(
        session,
        realm,
        user,
        WriteTimes.of(realm).of(Operation.RESET, () -> written(realm, user, password)));
    Aftermath.watch(session, realm, user, Aftermath.HOLDS_EVERYWHERE);
    written.add(user.getId());
    StoredPasswords.remove(user);
    Superseded.forget(session, realm, user);
    return true;
  }

  private boolean updatedByKeycloak(RealmModel realm, UserModel user, CredentialInput input) {
    boolean updated = super.updateCredential(realm, user, input);
    if (updated && isPassword(input)) {
      Superseded.forget(session, realm, user);
    }
    return updated;
  }

  /** Outside WRITABLE mode Keycloak refuses who must choose another password, for it could not. */
  @Override
  public boolean validPassword(RealmModel realm, UserModel user, String password) {
    if (getEditMode() == EditMode.WRITABLE
        || kerberosConfig.isUseKerberosForPasswordAuthentication()) {
      return super.validPassword(realm, user, password) && !overdue(realm, user, password);
    }
    LDAPObject entry = loadAndValidateUser(realm, user);
    return entry != null && signsIn(entry, password, () -> overdue(realm, user, password));
  }

  private boolean overdue(RealmModel realm, UserModel user, String password) {
    return new TemporaryPassword(session, realm, user)
        .overdue(password, Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  /**
   * Signs in to the directory.
   *
   * @param overdue whether a password that is right holds no more; asked for such a one only
   */
  private boolean signsIn(LDAPObject entry, String password, BooleanSupplier overdue) {
    try {
      getLdapIdentityStore().validatePassword(entry, password);
      return !overdue.getAsBoolean();
    } catch (AuthenticationException e) {
      String said = e.getMessage() == null ? "" : e.getMessage();
      return new BindAnswer(INVALID_CREDENTIALS, said).changeDue()
          && !overdue.getAsBoolean()
          && askedToChange();
    }
  }

  /** Tells whether the user is at a page that can ask for another password, which it then does. */
  private boolean askedToChange() {
    AuthenticationSessionModel page = session.getContext().getAuthenticationSession();
    if (page == null) {
      return false;
    }
    page.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
    return true;
  }

  Domain domain() {
    return domain;
  }

  /** Returns the account of a user in the directory; empty when the user is not there any more. */
  Optional<DirectoryAccount> account(RealmModel realm, UserModel user) {
    return Optional.ofNullable(loadAndValidateUser(realm, user))
        .map(entry -> new DirectoryAccount(domain, entry.getDn().toString()));
  }

  /**
   * Reads whether the account of a user of this provider may be signed in to. For whoever is none,
   * an entry that nobody has is read, so that nobody's answer comes sooner (spec X10).
   */
  Optional<Account.Access> access(@Nullable UserModel user) {
    return domain.access(user == null ? entryOfNobody() : entryOf(user));
  }

  /** The identifier still names an entry that was moved, as accounts are that somebody disables. */
  private String entryOf(UserModel user) {
    String id = user.getFirstAttribute(LDAPConstants.LDAP_ID);
    String dn = user.getFirstAttribute(LDAPConstants.LDAP_ENTRY_DN);
    boolean byId = id != null && getLdapIdentityStore().getConfig().isObjectGUID();
    if (byId) {
      return "<GUID=" + id + ">";
    }
    return dn == null ? entryOfNobody() : dn;
  }

  private static String entryOfNobody() {
    return "<GUID=" + UUID.randomUUID() + ">";
  }

  private static boolean isPassword(CredentialInput input) {
    return input instanceof UserCredentialModel
        && PasswordCredentialModel.TYPE.equals(input.getType());
  }

  /** The directory's policy holds; Keycloak's too where the provider is told to ask it. */
  private void requirePolicyOf(RealmModel realm, UserModel user, String password) {
    if (realmPolicyHolds()) {
      Refusals.unlessObeys(session, realm, user, password);
    }
  }

  /** Tells whether new passwords must obey the realm's policy too. */
  boolean realmPolicyHolds() {
    return getLdapIdentityStore().getConfig().isValidatePasswordPolicy();
  }

  private Outcome written(RealmModel realm, UserModel user, String password) {
    LDAPObject entry;
    try {
      entry = loadAndValidateUser(realm, user);
    } catch (ModelException e) {
      // its message would be shown as it is
      LOG.warnf(e, "The directory cannot be asked for user %s", user.getId());
      return NotAsked.because(session, realm, Failure.UNREACHABLE);
    }
    return entry == null
        ? NotAsked.because(session, realm, Failure.NO_ENTRY)
        : domain.write(new NewPassword(entry.getDn().toString(), password));
  }
}
