package io.github.keycloaksspr.requiredactions.done;

import io.github.keycloaksspr.core.activity.SessionKey;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/** Events that tell how a reset ended, beside the one of the request itself. */
public final class ResetEvents {

  private ResetEvents() {}

  /** Returns an event about the user's reset, without its result. */
  public static EventBuilder of(RequiredActionContext context) {
    return context
        .getEvent()
        .clone()
        .event(EventType.RESET_PASSWORD)
        .user(context.getUser())
        .detail(SessionKey.DETAIL, SessionKey.of(context.getAuthenticationSession()));
  }
}
