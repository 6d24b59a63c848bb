package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.directory.DirectorySettings;
import io.github.keycloaksspr.writeback.directory.DomainControllers;
import io.github.keycloaksspr.writeback.directory.NewPassword;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
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
    return outcome(controllers -> controllers.write(password));
  }

  /** Has a user choose another password at the next sign-in. */
  Outcome requireChange(String dn) {
    return outcome(controllers -> controllers.requireChange(dn));
  }

  /** Unlocks an account and leaves its password. */
  Outcome unlock(String dn) {
    return outcome(controllers -> controllers.unlock(dn));
  }

  /** Reads an account; empty when that is not possible now. */
  Optional<Account> account(String dn) {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    return controllers().flatMap(controllers -> controllers.account(dn, now));
  }

  private Outcome outcome(Function<DomainControllers, Outcome> asked) {
    return controllers().map(asked).orElseGet(() -> new Outcome.Failed(Failure.MISCONFIGURED));
  }

  private Optional<DomainControllers> controllers() {
    return settings().map(settings -> domains.of(provider.getId(), settings, tls()));
  }

  private Optional<DirectorySettings> settings() {
    WritebackConfig writeback = new WritebackConfig(provider);
    String credential = writeback.bindCredential();
    try (VaultStringSecret secret = session.vault().getStringSecret(credential)) {
      return Optional.of(
          DirectorySettings.of(
              domains.controllers(writeback.source()),
              writeback.bindDn(),
              secret.get().orElse(credential)));
    } catch (IllegalArgumentException e) {
      LOG.errorf(
          "No password can be written to the directory of the LDAP provider %s: %s",
          provider.getName(), e.getMessage());
      return Optional.empty();
    }
  }

  private SSLSocketFactory tls() {
    return LDAPUtil.shouldUseTruststoreSpi(config)
        ? session.getProvider(TruststoreProvider.class).getSSLSocketFactory()
        : (SSLSocketFactory) SSLSocketFactory.getDefault();
  }
}
