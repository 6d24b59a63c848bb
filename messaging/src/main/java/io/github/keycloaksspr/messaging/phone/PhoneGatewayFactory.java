package io.github.keycloaksspr.messaging.phone;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes a gateway out of its server options; only the one that the server is to use is started. */
public interface PhoneGatewayFactory extends ProviderFactory<PhoneGateway> {

  /** Returns what holds the gateway of this factory, always the same. */
  StartedGateway started();

  /**
   * Makes the gateway.
   *
   * @throws IllegalArgumentException if an option is missing or wrong
   */
  PhoneGateway make(GatewayOptions options);

  @Override
  default String getId() {
    return started().id();
  }

  @Override
  default void init(Config.Scope config) {
    started().configure(config);
  }

  @Override
  default void postInit(KeycloakSessionFactory factory) {
    if (factory.getProviderFactory(PhoneGateway.class) == this) {
      started().start(this::make);
    }
  }

  @Override
  default PhoneGateway create(KeycloakSession session) {
    return started().get();
  }

  @Override
  default void close() {
    // nothing to release
  }
}
