package io.github.keycloaksspr.messaging.phone;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;

/** The gateway that a factory makes once the server says that it is the one to use. */
public final class StartedGateway {

  private final String id;
  private @Nullable GatewayOptions options;
  private @Nullable PhoneGateway gateway;

  public StartedGateway(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  void configure(Config.Scope scope) {
    options = new GatewayOptions(id, scope);
  }

  void start(Function<GatewayOptions, PhoneGateway> factory) {
    gateway = factory.apply(Objects.requireNonNull(options));
  }

  PhoneGateway get() {
    PhoneGateway started = gateway;
    if (started == null) {
      throw new IllegalStateException("The phone gateway " + id + " is not the one in use");
    }
    return started;
  }
}
