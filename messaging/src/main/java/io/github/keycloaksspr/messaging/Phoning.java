package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.messaging.phone.Attempt;
import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.GatewayResult;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.TextMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

/** Sends codes through the server's phone gateway; no transaction is open meanwhile. */
final class Phoning {

  private static final Logger LOG = Logger.getLogger(Phoning.class);

  private Phoning() {}

  static Delivery send(Background background, PhoneCode message) {
    return DeliveryTimes.of(background)
        .of(message, gateway(background), () -> handOver(background, message));
  }

  /** Returns the id of the gateway that the server has been told to use. */
  private static String gateway(Background background) {
    ProviderFactory<PhoneGateway> chosen =
        background.factory().getProviderFactory(PhoneGateway.class);
    return chosen == null ? "none" : chosen.getId();
  }

  private static Delivery handOver(Background background, PhoneCode message) {
    try (KeycloakSession session = background.factory().create()) {
      PhoneGateway gateway = session.getProvider(PhoneGateway.class);
      Delivery delivery =
          gateway == null
              ? new Delivery.Failed("no_gateway")
              : delivery(send(background, gateway, message));
      log(background, message, delivery);
      return delivery;
    }
  }

  private static GatewayResult send(
      Background background, PhoneGateway gateway, PhoneCode message) {
    return message.way() == PhoneCode.Way.TEXT
        ? text(background, gateway, message)
        : call(background, gateway, message);
  }

  private static GatewayResult text(
      Background background, PhoneGateway gateway, PhoneCode message) {
    Locale locale = message.locale();
    return words(background, locale)
        .map(words -> words.text(message))
        .map(text -> new TextMessage(Attempt.first(), message.to(), locale, text, message.code()))
        .map(text -> asked(() -> gateway.text(text)))
        .orElseGet(Phoning::realmGone);
  }

  private static GatewayResult call(
      Background background, PhoneGateway gateway, PhoneCode message) {
    return background
        .find((later, realm) -> new ConfirmedCalls(later, realm, gateway).prepared(message))
        .map(prepared -> called(gateway, prepared))
        .orElseGet(Phoning::realmGone);
  }

  /** A code that must not be said at once is not said at all where no key can be waited for. */
  private static GatewayResult called(PhoneGateway gateway, Optional<CallMessage> prepared) {
    return prepared
        .map(call -> asked(() -> gateway.call(call)))
        .orElseGet(() -> new GatewayResult.Failed("no_confirmation", false));
  }

  private static GatewayResult asked(Supplier<GatewayResult> gateway) {
    try {
      return gateway.get();
    } catch (RuntimeException e) {
      // a gateway of others; what its exception says may hold the number or the code
      LOG.errorf("The phone gateway broke its contract and threw %s", e.getClass().getName());
      return new GatewayResult.Failed("gateway_exception", false);
    }
  }

  private static Optional<PhoneTexts> words(Background background, Locale locale) {
    return background.find((later, realm) -> PhoneTexts.of(later, realm, locale));
  }

  private static GatewayResult realmGone() {
    return new GatewayResult.Failed("realm_gone", false);
  }

  private static Delivery delivery(GatewayResult result) {
    if (result instanceof GatewayResult.Refused refused) {
      return new Delivery.Refused(refused.reason());
    }
    return result instanceof GatewayResult.Failed failed
        ? new Delivery.Failed(failed.reason())
        : new Delivery.Accepted();
  }

  private static void log(Background background, PhoneCode message, Delivery delivery) {
    if (delivery instanceof Delivery.Failed failed) {
      LOG.warnf(
          "Realm %s could not send %s to user %s: %s. Check the server's phone gateway.",
          background.realmId(), message, message.userId(), failed.reason());
    } else if (delivery instanceof Delivery.Refused refused) {
      LOG.infof(
          "The phone gateway refused %s to user %s of realm %s: %s",
          message, message.userId(), background.realmId(), refused.reason());
    }
  }
}
