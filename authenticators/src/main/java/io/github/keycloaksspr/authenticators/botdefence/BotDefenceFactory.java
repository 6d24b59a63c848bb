package io.github.keycloaksspr.authenticators.botdefence;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes a {@link BotDefence}; the policy names it by its id. */
public interface BotDefenceFactory extends ProviderFactory<BotDefence> {

  @Override
  default void init(Config.Scope config) {
    // no options
  }

  @Override
  default void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  default void close() {
    // nothing to release
  }
}
