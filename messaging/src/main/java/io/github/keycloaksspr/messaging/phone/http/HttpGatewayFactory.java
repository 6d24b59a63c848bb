package io.github.keycloaksspr.messaging.phone.http;

import io.github.keycloaksspr.messaging.phone.Circuit;
import io.github.keycloaksspr.messaging.phone.GatewayOptions;
import io.github.keycloaksspr.messaging.phone.GuardedGateway;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.PhoneGatewayFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** Makes the gateway {@value #ID}. */
public final class HttpGatewayFactory implements PhoneGatewayFactory {

  public static final String ID = "http";

  private static final Logger LOG = Logger.getLogger(HttpGatewayFactory.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private @Nullable GatewayOptions options;
  private @Nullable PhoneGateway gateway;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    options = new GatewayOptions(ID, config);
  }

  @Override
  public void start() {
    GatewayOptions given = Objects.requireNonNull(options);
    HttpSettings settings = HttpSettings.of(given);
    if (settings.exposed()) {
      LOG.warn(
          "The phone gateway 'http' is spoken to without TLS, so codes can be read on the way. Use"
              + " an https address.");
    }
    gateway =
        new GuardedGateway(
            ID,
            new HttpGateway(settings),
            new Circuit(given.circuit(), InstantSource.system()),
            PAUSE);
  }

  @Override
  public PhoneGateway create(KeycloakSession session) {
    PhoneGateway started = gateway;
    if (started == null) {
      throw new IllegalStateException("The phone gateway " + ID + " is not the one in use");
    }
    return started;
  }
}
