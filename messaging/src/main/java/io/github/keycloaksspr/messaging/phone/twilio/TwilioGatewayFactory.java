package io.github.keycloaksspr.messaging.phone.twilio;

import io.github.keycloaksspr.messaging.phone.GatewayOptions;
import io.github.keycloaksspr.messaging.phone.GuardedGateway;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.PhoneGatewayFactory;
import io.github.keycloaksspr.messaging.phone.StartedGateway;
import org.jboss.logging.Logger;

/** Makes the gateway {@value #ID}. */
public final class TwilioGatewayFactory implements PhoneGatewayFactory {

  public static final String ID = "twilio";

  private static final Logger LOG = Logger.getLogger(TwilioGatewayFactory.class);

  private final StartedGateway started = new StartedGateway(ID);

  @Override
  public StartedGateway started() {
    return started;
  }

  @Override
  public PhoneGateway make(GatewayOptions options) {
    TwilioSettings settings = TwilioSettings.of(options);
    if (settings.from() == null) {
      LOG.warn(
          "Twilio can send texts but make no calls: set --spi-sspr-phone-gateway--twilio--from to"
              + " a phone number of the account.");
    }
    return GuardedGateway.of(ID, new TwilioGateway(settings), options);
  }
}
