package io.github.keycloaksspr.messaging.phone;

import java.util.Locale;
import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * Sends texts and makes calls. Both methods run on a background thread and may take seconds, but
 * must come to an end; what goes wrong is a result, not an exception.
 */
public interface PhoneGateway extends Provider {

  GatewayResult text(TextMessage message);

  GatewayResult call(CallMessage message);

  /** Tells whether messages can be expected to leave now; asked before a user is promised one. */
  default boolean ready() {
    return true;
  }

  /** Returns the language in which a call can be made to a user who prefers the given one. */
  default Locale spoken(Locale wanted) {
    return wanted;
  }

  /**
   * Returns what understands the gateway's call-backs. Empty where a call cannot wait for a key:
   * then none with a {@link CallConfirmation} is asked for.
   */
  default Optional<CallBacks> callBacks() {
    return Optional.empty();
  }

  @Override
  default void close() {
    // nothing to release
  }
}
