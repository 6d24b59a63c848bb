package io.github.keycloaksspr.writeback.keycloak;

import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.credential.PasswordCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Takes the place of Keycloak's own passwords, which stay as they are but for users whom a realm's
 * policy matches with a directory.
 */
public final class WritebackPasswordProviderFactory extends PasswordCredentialProviderFactory {
  private static final int BEFORE_THE_BUILT_IN = 100;

  @Override
  public int order() {
    return BEFORE_THE_BUILT_IN;
  }

  @Override
  public PasswordCredentialProvider create(KeycloakSession session) {
    return new WritebackPasswordProvider(session, super.create(session));
  }
}
