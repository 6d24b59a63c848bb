package io.github.keycloaksspr.messaging.phone.http;

import io.github.keycloaksspr.messaging.phone.GatewayOptions;
import io.github.keycloaksspr.messaging.phone.GuardedGateway;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.PhoneGatewayFactory;
import io.github.keycloaksspr.messaging.phone.StartedGateway;
import org.jboss.logging.Logger;

/** Makes the gateway {@value #ID}. */
public final class HttpGatewayFactory implements PhoneGatewayFactory {

  public static final String ID = "http";

  private static final Logger LOG = Logger.getLogger(HttpGatewayFactory.class);

  private final StartedGateway started = new StartedGateway(ID);

  @Override
  public StartedGateway started() {
    return started;
  }

  @Override
  public PhoneGateway make(GatewayOptions options) {
    HttpSettings settings = HttpSettings.of(options);
    if (settings.exposed()) {
      LOG.warn(
          "The phone gateway 'http' is spoken to without TLS, so codes can be read on the way. Use"
              + " an https address.");
    }
    return GuardedGateway.of(ID, new HttpGateway(settings), options);
  }
}
