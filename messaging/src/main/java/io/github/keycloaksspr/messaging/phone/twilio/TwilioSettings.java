package io.github.keycloaksspr.messaging.phone.twilio;

import io.github.keycloaksspr.messaging.phone.GatewayOptions;
import io.github.keycloaksspr.messaging.wire.Wire;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of the gateway. Never printed whole.
 *
 * @param from a number of the account, which calls and texts come from
 * @param messagingService what texts come from instead, if it is set
 * @param timeouts how long Twilio may take
 */
record TwilioSettings(
    String accountSid,
    String authToken,
    @Nullable String from,
    @Nullable String messagingService,
    URI apiBase,
    Wire.Timeouts timeouts) {

  private static final String API = "https://api.twilio.com";

  static TwilioSettings of(GatewayOptions options) {
    String accountSid = options.required("account-sid");
    if (!accountSid.matches("AC[0-9a-zA-Z]{1,64}")) {
      throw options.wrong("account-sid", "is '" + accountSid + "'; an account SID starts with AC");
    }
    Optional<String> from = options.text("from");
    if (from.isPresent() && !from.get().matches("\\+\\d{5,15}")) {
      throw options.wrong(
          "from", "is '" + from.get() + "'; it must be a number such as +14255550100");
    }
    Optional<String> service = options.text("messaging-service-sid");
    if (service.isPresent() && !service.get().matches("MG[0-9a-zA-Z]{1,64}")) {
      throw options.wrong(
          "messaging-service-sid", "is '" + service.get() + "'; its SID starts with MG");
    }
    if (from.isEmpty() && service.isEmpty()) {
      throw options.wrong("from", "is missing, and so is messaging-service-sid");
    }
    URI apiBase = options.address("api-base-url", API);
    if (GatewayOptions.exposed(apiBase)) {
      throw options.wrong("api-base-url", "must be https, or the auth token could be read");
    }
    return new TwilioSettings(
        accountSid,
        options.required("auth-token"),
        from.orElse(null),
        service.orElse(null),
        apiBase,
        options.timeouts());
  }

  @Override
  public String toString() {
    return "TwilioSettings[" + accountSid + "]";
  }
}
