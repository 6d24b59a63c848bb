package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.core.change.Change;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The events of a change: those of Keycloak's own page, with our details. */
final class ChangeEvents {

  /** The event that Keycloak had for the same before 26.0, and fires still. */
  @SuppressWarnings("deprecation")
  private static final EventType AS_BEFORE = EventType.UPDATE_PASSWORD;

  private final EventBuilder event;

  /** Turns the event of the action into that of a change. */
  ChangeEvents(EventBuilder event) {
    this.event =
        event
            .event(EventType.UPDATE_CREDENTIAL)
            .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
            .detail("sspr_intent", Change.INTENT);
  }

  /** Reports the change; Keycloak itself fires the event of the action that is done. */
  void changed() {
    event.detail("sspr_result", Change.SUCCEEDED);
    event.clone().event(AS_BEFORE).success();
  }

  void faulty(ChangeForm.Fault fault) {
    failed(
        fault.reason(),
        switch (fault.reason()) {
          case "missing" -> Errors.PASSWORD_MISSING;
          case "confirm" -> Errors.PASSWORD_CONFIRM_ERROR;
          default -> Errors.PASSWORD_REJECTED;
        });
  }

  void wrongOldPassword() {
    failed("wrong_old_password", Errors.INVALID_USER_CREDENTIALS);
  }

  void refused(Attempt.Refused refused) {
    failed(refused.reason(), Errors.PASSWORD_REJECTED);
  }

  private void failed(String reason, String error) {
    EventBuilder failure =
        event.clone().detail("sspr_result", "failed").detail("sspr_reason", reason);
    failure.clone().event(AS_BEFORE).error(error);
    failure.error(error);
  }
}
