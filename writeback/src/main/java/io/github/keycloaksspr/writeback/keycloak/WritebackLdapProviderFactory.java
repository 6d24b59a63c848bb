package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.storage.ldap.LDAPConfig;
import org.keycloak.storage.ldap.LDAPStorageProvider;
import org.keycloak.storage.ldap.LDAPStorageProviderFactory;

/**
 * Takes the place of Keycloak's LDAP federation, so that its providers need no change. Where the
 * realm's policy has no writeback, or the directory is no Active Directory, Keycloak's own is used.
 */
public final class WritebackLdapProviderFactory extends LDAPStorageProviderFactory {
  private static final int BEFORE_THE_BUILT_IN = 100;

  private final Domains domains = new Domains();

  @Override
  public int order() {
    return BEFORE_THE_BUILT_IN;
  }

  @Override
  public LDAPStorageProvider create(KeycloakSession session, ComponentModel model) {
    ComponentModel keycloaks = WritebackConfig.withoutSecret(model);
    LDAPStorageProvider builtIn = super.create(session, keycloaks);
    return writesBack(session, model)
        ? new WritebackLdapProvider(
            this, session, keycloaks, builtIn.getLdapIdentityStore(), domain(session, model))
        : builtIn;
  }

  /** Returns the domain of a provider. */
  Domain domain(KeycloakSession session, ComponentModel model) {
    return new Domain(session, model, domains);
  }

  private static boolean writesBack(KeycloakSession session, ComponentModel model) {
    return new LDAPConfig(model.getConfig()).isActiveDirectory()
        && writesBack(session.realms().getRealm(model.getParentId()));
  }

  private static boolean writesBack(RealmModel realm) {
    return Policies.valid(realm)
        .map(Policy::writeback)
        .filter(Policy.Writeback::enabled)
        .isPresent();
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return WritebackConfig.addedTo(super.getConfigProperties());
  }

  @Override
  public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model)
      throws ComponentValidationException {
    super.validateConfiguration(session, realm, model);
    new WritebackConfig(model).validate();
  }

  @Override
  public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
    super.preRemove(session, realm, model);
    domains.forget(model.getId());
  }

  @Override
  public void close() {
    domains.close();
    super.close();
  }
}
