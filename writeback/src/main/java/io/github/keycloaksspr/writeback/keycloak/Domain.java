package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.activity.DirectoryAnswer;
import io.github.keycloaksspr.core.activity.store.ActivityJournal;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.directory.DirectorySettings;
import io.github.keycloaksspr.writeback.directory.Doctor;
import io.github.keycloaksspr.writeback.directory.DomainControllers;
import io.github.keycloaksspr.writeback.directory.NewPassword;
import io.github.keycloaksspr.writeback.directory.PasswordChange;
import io.github.keycloaksspr.writeback.directory.UserSearch;
import io.github.keycloaksspr.writeback.keycloak.WriteTimes.Operation;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.SignIn;
import io.github.keycloaksspr.writeback.status.ControllerStatus;
import io.github.keycloaksspr.writeback.status.DirectoryStatus;
import io.github.keycloaksspr.writeback.status.Grant;
import io.github.keycloaksspr.writeback.status.Obstacle;
import io.github.keycloaksspr.writeback.status.UserCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.naming.directory.SearchControls;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.ldap.LDAPConfig;
import org.keycloak.storage.ldap.idm.store.ldap.LDAPUtil;
import org.keycloak.truststore.TruststoreProvider;
import org.keycloak.vault.VaultStringSecret;

/** The domain that an LDAP provider of Keycloak reads its users from. */
final class Domain {
  private static final Logger LOG = Logger.getLogger(Domain.class);

  private final KeycloakSession session;
  private final ComponentModel provider;
  private final LDAPConfig config;
  private final Domains domains;

  Domain(KeycloakSession session, ComponentModel provider, Domains domains) {
    this.session = session;
    this.provider = provider;
    this.config = new LDAPConfig(provider.getConfig());
    this.domains = domains;
  }

  /** Sets a password in the directory. */
  Outcome write(NewPassword password) {
    return outcome(controllers -> explained(controllers.write(password), password.dn()));
  }

  /** Changes a password as its user may. */
  Outcome change(PasswordChange change) {
    return outcome(controllers -> controllers.change(change));
  }

  /** Has a user choose another password at the next sign-in. */
  Outcome requireChange(String dn) {
    return WriteTimes.of(realm())
        .of(Operation.REQUIRE_CHANGE, () -> asked(all -> all.requireChange(dn)));
  }

  /** Tells whether that would be let. */
  Grant changeRequirable(String dn) {
    return controllers().map(controllers -> controllers.changeRequirable(dn)).orElse(Grant.UNKNOWN);
  }

  /** Unlocks an account and leaves its password. */
  Outcome unlock(String dn) {
    return outcome(controllers -> explained(controllers.unlock(dn), dn));
  }

  /** Signs in as a user. */
  SignIn signIn(String dn, String password) {
    return controllers()
        .map(controllers -> controllers.signIn(new NewPassword(dn, password)))
        .orElse(SignIn.UNKNOWN);
  }

  /** Reads an account; empty when that is not possible now. */
  Optional<Account> account(String dn) {
    return controllers().flatMap(controllers -> controllers.account(dn, now()));
  }

  /** Reads whether an account may be signed in to, at the same cost for one that is not there. */
  Optional<Account.Access> access(String dn) {
    return controllers().flatMap(controllers -> controllers.access(dn, now()));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  /** Tells whether a right is missing by design. */
  private Outcome explained(Outcome outcome, String dn) {
    return outcome.equals(new Outcome.Failed(Failure.NOT_PERMITTED))
            && account(dn).filter(Account::guarded).isPresent()
        ? new Outcome.Failed(Failure.PROTECTED)
        : outcome;
  }

  /**
   * Looks for the one entry that has a value, where the provider's users are.
   *
   * @return the names of at most two entries; empty when the directory does not answer
   */
  Optional<List<String>> find(String attribute, String value) {
    UserSearch search =
        new UserSearch(
            known(config.getUsersDn()),
            config.getSearchScope() == SearchControls.SUBTREE_SCOPE,
            attribute,
            value,
            known(config.getCustomUserSearchFilter()));
    return controllers().flatMap(controllers -> controllers.find(search));
  }

  /** Asks for what the activity report tells of. */
  private Outcome outcome(Function<DomainControllers, Outcome> asking) {
    RealmModel realm = realm();
    AtomicReference<@Nullable String> last = new AtomicReference<>();
    Outcome outcome =
        asked(all -> asking.apply(all.witnessedBy(each -> next(realm, last, each.toString()))));
    ActivityJournal.of(session, realm).note(new DirectoryAnswer(word(outcome), last.get()));
    return outcome;
  }

  private static void next(
      RealmModel realm, AtomicReference<@Nullable String> last, String controller) {
    if (last.getAndSet(controller) != null) {
      WriteTimes.of(realm).passedOver();
    }
  }

  private RealmModel realm() {
    return session.realms().getRealm(provider.getParentId());
  }

  private Outcome asked(Function<DomainControllers, Outcome> asking) {
    return controllers().map(asking).orElseGet(() -> new Outcome.Failed(Failure.MISCONFIGURED));
  }

  private static String word(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.failure().id();
    }
    return outcome instanceof Outcome.Written ? DirectoryAnswer.WRITTEN : DirectoryAnswer.REFUSED;
  }

  private Optional<DomainControllers> controllers() {
    try {
      return Optional.of(connected());
    } catch (IllegalArgumentException e) {
      LOG.errorf(
          "No password can be written to the directory of the LDAP provider %s: %s",
          provider.getName(), e.getMessage());
      return Optional.empty();
    }
  }

  private DomainControllers connected() {
    return domains.of(provider.getId(), settings(), tls());
  }

  /** Returns how its controllers stand, as far as is known. */
  DirectoryStatus status() {
    return status(doctor -> doctor.known(now()));
  }

  /** Examines its controllers now. */
  DirectoryStatus check() {
    return status(doctor -> doctor.check(now()));
  }

  private DirectoryStatus status(Function<Doctor, List<ControllerStatus>> asked) {
    try {
      return DirectoryStatus.of(provider.getId(), provider.getName(), asked.apply(doctor()));
    } catch (IllegalArgumentException e) {
      return DirectoryStatus.misconfigured(
          provider.getId(), provider.getName(), Obstacle.ofSettings(known(e.getMessage())));
    }
  }

  private Doctor doctor() {
    return new Doctor(connected(), known(config.getUsersDn()));
  }

  /** Looks at the account of a user, and at what the service account may do to it. */
  UserCheck check(String dn) {
    try {
      return doctor().user(dn, now());
    } catch (IllegalArgumentException e) {
      return UserCheck.not(Obstacle.ofSettings(known(e.getMessage())));
    }
  }

  private DirectorySettings settings() {
    WritebackConfig writeback = new WritebackConfig(provider);
    String credential = writeback.bindCredential();
    try (VaultStringSecret secret = session.vault().getStringSecret(credential)) {
      return DirectorySettings.of(
          domains.controllers(writeback.source()),
          writeback.bindDn(),
          secret.get().orElse(credential));
    }
  }

  private static String known(@Nullable String setting) {
    return Optional.ofNullable(setting).orElse("");
  }

  private SSLSocketFactory tls() {
    return LDAPUtil.shouldUseTruststoreSpi(config)
        ? session.getProvider(TruststoreProvider.class).getSSLSocketFactory()
        : (SSLSocketFactory) SSLSocketFactory.getDefault();
  }
}
