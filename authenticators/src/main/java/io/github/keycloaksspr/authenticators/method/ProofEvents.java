package io.github.keycloaksspr.authenticators.method;

import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.messaging.LaterEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/**
 * What administrators read about a proof: the true reason, never a code, an answer or a whole
 * address.
 */
public final class ProofEvents {

  private final Visit visit;
  private final Method method;

  public ProofEvents(Visit visit, Method method) {
    this.visit = visit;
    this.method = method;
  }

  /** Fires that a code was refused. */
  public void refused(String reason) {
    refused(reason, Errors.INVALID_CODE);
  }

  /** Fires that a proof was refused, with one of Keycloak's errors. */
  public void refused(String reason, String error) {
    EventBuilder event = visit.interaction().event().clone();
    String userId = visit.progress().userId();
    if (userId != null) {
      event.user(userId);
    }
    details("failed").forEach(event::detail);
    event.detail("sspr_reason", reason).error(error);
  }

  /** Returns the event about a code, to be fired when it is known what became of it. */
  public LaterEvent sending() {
    return new LaterEvent(
        visit.purpose().equals(Visit.REGISTER)
            ? EventType.CUSTOM_REQUIRED_ACTION
            : EventType.SEND_RESET_PASSWORD,
        visit.progress().userId(),
        visit.interaction().authenticationSession().getClient().getClientId(),
        visit.interaction().connection().getRemoteHost(),
        details("code_sent"));
  }

  private Map<String, String> details(String result) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("sspr_intent", visit.purpose());
    details.put("sspr_method", method.id());
    details.put("sspr_gate", String.valueOf(visit.progress().gate()));
    details.put("sspr_result", result);
    String username = visit.progress().username();
    if (username != null) {
      details.put(Details.USERNAME, username);
    }
    details.put(
        Details.CODE_ID, visit.interaction().authenticationSession().getParentSession().getId());
    if (!visit.purpose().equals(Visit.REGISTER)) {
      details.putAll(SessionKey.details(visit.interaction().authenticationSession()));
    }
    return details;
  }
}
