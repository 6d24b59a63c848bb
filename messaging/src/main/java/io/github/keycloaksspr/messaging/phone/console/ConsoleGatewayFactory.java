package io.github.keycloaksspr.messaging.phone.console;

import io.github.keycloaksspr.messaging.phone.GatewayOptions;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.PhoneGatewayFactory;
import io.github.keycloaksspr.messaging.phone.StartedGateway;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Makes the gateway {@value #ID}. */
public final class ConsoleGatewayFactory implements PhoneGatewayFactory {

  public static final String ID = "console";

  private static final Logger LOG = Logger.getLogger(ConsoleGatewayFactory.class);

  private final StartedGateway started = new StartedGateway(ID);

  @Override
  public StartedGateway started() {
    return started;
  }

  @Override
  public PhoneGateway make(GatewayOptions options) {
    LOG.warn(
        "The phone gateway is 'console': no text and no call reaches anybody. Set"
            + " --spi-sspr-phone-gateway--provider to twilio or http for real phones.");
    return new ConsoleGateway(
        options.text("file").map(Path::of).orElse(null), options.text("secret").orElse(null));
  }
}
