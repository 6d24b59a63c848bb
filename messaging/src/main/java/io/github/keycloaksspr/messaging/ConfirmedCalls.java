package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.code.CallTicket;
import io.github.keycloaksspr.messaging.WaitingCodes.Waiting;
import io.github.keycloaksspr.messaging.phone.Attempt;
import io.github.keycloaksspr.messaging.phone.CallBack;
import io.github.keycloaksspr.messaging.phone.CallBacks;
import io.github.keycloaksspr.messaging.phone.CallBacks.Script;
import io.github.keycloaksspr.messaging.phone.CallConfirmation;
import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.KeyPress;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Calls of a realm, which say their code only after a key where its policy wants that (spec M2).
 */
public final class ConfirmedCalls {

  /** Below the address of the realm, before the ticket. */
  private static final String PATH = "/sspr/call/";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final PhoneGateway gateway;

  /**
   * Looks at a realm.
   *
   * @param realm the realm of the session's context
   */
  public ConfirmedCalls(KeycloakSession session, RealmModel realm, PhoneGateway gateway) {
    this.session = session;
    this.realm = realm;
    this.gateway = gateway;
  }

  /** Returns the call; empty when its code must wait for a key and cannot. */
  Optional<CallMessage> prepared(PhoneCode message) {
    Confirming confirming = Confirming.of(session, realm, gateway);
    if (!confirming.allowsCalls()) {
      return Optional.empty();
    }
    Locale locale = gateway.spoken(message.locale());
    boolean waits = confirming == Confirming.READY;
    return Optional.of(call(message, locale, waits ? confirmation(message, locale) : null));
  }

  private CallMessage call(
      PhoneCode message, Locale locale, @Nullable CallConfirmation confirmation) {
    return new CallMessage(
        Attempt.first(),
        message.to(),
        locale,
        texts(locale).spoken(message.organisation(), message.code()),
        confirmation);
  }

  private CallConfirmation confirmation(PhoneCode message, Locale locale) {
    Waiting waiting = new Waiting(message.code(), locale);
    CallTicket ticket = codes().keep(waiting, Duration.ofMinutes(message.minutes()));
    return texts(locale).confirmation(URI.create(callBackAddress(ticket).orElseThrow()));
  }

  /**
   * Answers what was posted for a ticket, by anybody.
   *
   * @return what the gateway's service is to say; empty unless it is the sender, the ticket's code
   *     is still there and was not said too often
   */
  public Optional<Script> answer(
      CallTicket ticket, Map<String, String> fields, Map<String, String> headers) {
    Optional<CallBacks> callBacks = gateway.callBacks();
    Optional<String> address = callBackAddress(ticket);
    if (callBacks.isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    KeyPress press = callBacks.get().read(new CallBack(address.get(), fields, headers));
    return press == KeyPress.FORGED
        ? Optional.empty()
        : codes().of(ticket).flatMap(waiting -> answer(ticket, waiting, press, callBacks.get()));
  }

  private Optional<Script> answer(
      CallTicket ticket, Waiting waiting, KeyPress press, CallBacks callBacks) {
    PhoneTexts texts = texts(waiting.locale());
    if (press != KeyPress.HASH) {
      return Optional.of(callBacks.goodbye(waiting.locale(), texts.unconfirmed()));
    }
    return codes().handOut(ticket)
        ? Optional.of(
            callBacks.code(waiting.locale(), texts.spoken(Organisation.of(realm), waiting.code())))
        : Optional.empty();
  }

  private Optional<String> callBackAddress(CallTicket ticket) {
    return ConfiguredAddress.of(session, realm).map(uri -> uri + PATH + ticket.value());
  }

  private WaitingCodes codes() {
    return new WaitingCodes(session, realm);
  }

  private PhoneTexts texts(Locale locale) {
    return PhoneTexts.of(session, realm, locale);
  }
}
