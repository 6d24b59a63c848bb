package io.github.keycloaksspr.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * An event that is known only after the request it belongs to: it carries the request's client,
 * address and session.
 *
 * @param userId the account, when there is one
 * @param details event details without any secret
 */
public record LaterEvent(
    EventType type,
    @Nullable String userId,
    String clientId,
    String ipAddress,
    Map<String, String> details) {

  public LaterEvent {
    details = Map.copyOf(details);
  }

  /** Returns a copy with one more detail. */
  public LaterEvent with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(key, value);
    return new LaterEvent(type, userId, clientId, ipAddress, more);
  }

  /** Fires the event as a success. */
  public void success(KeycloakSession session, RealmModel realm) {
    builder(session, realm).success();
  }

  /** Fires the event as a failure; its type becomes the matching error type. */
  public void error(KeycloakSession session, RealmModel realm, String error) {
    with("sspr_result", "not_sent").builder(session, realm).error(error);
  }

  private EventBuilder builder(KeycloakSession session, RealmModel realm) {
    EventBuilder event =
        new EventBuilder(realm, session).event(type).client(clientId).ipAddress(ipAddress);
    if (userId != null) {
      event.user(userId);
    }
    details.forEach(event::detail);
    return event;
  }
}
