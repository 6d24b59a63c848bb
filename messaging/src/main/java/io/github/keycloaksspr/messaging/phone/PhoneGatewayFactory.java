package io.github.keycloaksspr.messaging.phone;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes a gateway out of its server options; only the one that the server is to use is started. */
public interface PhoneGatewayFactory extends ProviderFactory<PhoneGateway> {

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if one is missing or wrong
   */
  void start();

  @Override
  default void postInit(KeycloakSessionFactory factory) {
    if (factory.getProviderFactory(PhoneGateway.class) == this) {
      start();
    }
  }

  @Override
  default void close() {
    // nothing to release
  }
}
