package io.github.keycloaksspr.core.passwordpolicy;

import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** Makes {@link BannedPasswords}, which a realm has once it is in its password policy. */
public final class BannedPasswordsFactory implements PasswordPolicyProviderFactory {

  /** The id in a realm's password policy. */
  public static final String ID = "sspr-banned-passwords";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "Banned passwords (SSPR)";
  }

  /** Returns none: the realm's terms are in our policy, where there is room for them. */
  @Override
  public @Nullable String getConfigType() {
    return null;
  }

  @Override
  public @Nullable String getDefaultConfigValue() {
    return null;
  }

  @Override
  public boolean isMultiplSupported() {
    return false;
  }

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new BannedPasswords(session);
  }

  @Override
  public void init(Config.Scope config) {
    // no options
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // nothing to release
  }
}
