package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.code.CallTicket;
import io.github.keycloaksspr.core.code.IssuedCode;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.code.SingleUseClaims;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Codes of calls that wait for a key, in Keycloak's single-use objects, which all nodes of a
 * cluster share. Each is sealed under its ticket, so that the store alone tells nothing.
 */
final class WaitingCodes {

  /** Once more than needed, for an answer may be lost on its way to the gateway's service. */
  private static final int HANDED_OUT_AT_MOST = 2;

  /** Longer than any code lives. */
  private static final Duration REMEMBERED = IssuedCode.LIFETIME.plusMinutes(1);

  private static final String PREFIX = "sspr-call.";
  private static final String SEALED = "sealed";
  private static final String LANGUAGE = "language";
  private static final String UNTIL = "until";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final SecureRandom random = new SecureRandom();

  WaitingCodes(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** A code and the language in which it is to be said. */
  record Waiting(OneTimeCode code, Locale locale) {}

  /** Keeps a code once the transaction is committed, and returns the ticket for it. */
  CallTicket keep(Waiting waiting, Duration lifetime) {
    CallTicket ticket = CallTicket.draw(random);
    String language = waiting.locale().toLanguageTag();
    String until = String.valueOf(Time.currentTimeMillis() + lifetime.toMillis());
    String sealed = ticket.seal(waiting.code(), circumstances(language, until), random);
    session
        .singleUseObjects()
        .put(
            PREFIX + ticket.name(),
            lifetime.toSeconds(),
            Map.of(SEALED, sealed, LANGUAGE, language, UNTIL, until));
    return ticket;
  }

  /** Finds the code of a ticket; empty when it is over, of another realm or was never there. */
  Optional<Waiting> of(CallTicket ticket) {
    return Optional.ofNullable(session.singleUseObjects().get(PREFIX + ticket.name()))
        .flatMap(notes -> opened(ticket, notes));
  }

  private Optional<Waiting> opened(CallTicket ticket, Map<String, String> notes) {
    String language = notes.getOrDefault(LANGUAGE, "");
    String until = notes.getOrDefault(UNTIL, "");
    return ticket
        .open(notes.getOrDefault(SEALED, ""), circumstances(language, until))
        .filter(code -> Time.currentTimeMillis() < Long.parseLong(until))
        .map(code -> new Waiting(code, Locale.forLanguageTag(language)));
  }

  private String circumstances(String language, String until) {
    return realm.getId() + "|" + language + "|" + until;
  }

  /** Counts that a code is said; false when that was often enough. */
  boolean handOut(CallTicket ticket) {
    SingleUseClaims claims = new SingleUseClaims(session);
    return IntStream.rangeClosed(1, HANDED_OUT_AT_MOST)
        .mapToObj(time -> PREFIX + ticket.name() + "." + time)
        .anyMatch(name -> claims.take(name, REMEMBERED));
  }
}
