package io.github.keycloaksspr.authenticators.notme;

import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The events of posts; the token is in none of them. */
record NotMeEvents(KeycloakSession session, RealmModel realm) {

  private static final String INTENT = "sspr_intent";
  private static final String RESULT = "sspr_result";
  private static final String REASON = "sspr_reason";

  /** The account is locked; the reason is the deed. */
  void locked(Lead.Alive alive) {
    of(alive).detail(RESULT, "locked").detail(REASON, alive.deed().kind().id()).success();
  }

  /** The deed had been dealt with before. */
  void repeated(Lead.Alive alive) {
    of(alive).detail(RESULT, "refused").detail(REASON, "dealt_with").error(Errors.EXPIRED_CODE);
  }

  void refused(Lead.Reason reason) {
    event().detail(RESULT, "refused").detail(REASON, reason.id()).error(reason.error());
  }

  private EventBuilder of(Lead.Alive alive) {
    return event().user(alive.user()).detail(Details.USERNAME, alive.user().getUsername());
  }

  private EventBuilder event() {
    return new EventBuilder(realm, session, session.getContext().getConnection())
        .event(EventType.EXECUTE_ACTION_TOKEN)
        .detail(INTENT, "not-me");
  }
}
