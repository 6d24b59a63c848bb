package io.github.keycloaksspr.messaging.phone.console;

import io.github.keycloaksspr.messaging.phone.GatewayOptions;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.PhoneGatewayFactory;
import java.nio.file.Path;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** Makes the gateway {@value #ID}. */
public final class ConsoleGatewayFactory implements PhoneGatewayFactory {

  public static final String ID = "console";

  private static final Logger LOG = Logger.getLogger(ConsoleGatewayFactory.class);

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
    LOG.warn(
        "The phone gateway is 'console': no text and no call reaches anybody. Set"
            + " --spi-sspr-phone-gateway--provider to twilio or http for real phones.");
    Path file = Objects.requireNonNull(options).text("file").map(Path::of).orElse(null);
    gateway = new ConsoleGateway(file);
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
