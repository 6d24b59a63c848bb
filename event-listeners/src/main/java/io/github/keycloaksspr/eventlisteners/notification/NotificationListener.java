package io.github.keycloaksspr.eventlisteners.notification;

import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.messaging.Outbox;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells users that their password was reset (spec P11). */
final class NotificationListener implements EventListenerProvider {

  private final KeycloakSession session;

  NotificationListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (!succeededReset(event)) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    Optional<Policy> policy = Policies.inForce(realm).filter(found -> found.notifications().user());
    UserModel user = session.users().getUserById(realm, event.getUserId());
    if (policy.isPresent() && user != null) {
      tell(realm, policy.get(), user, Instant.ofEpochMilli(event.getTime()));
    }
  }

  private void tell(RealmModel realm, Policy policy, UserModel user, Instant when) {
    Outbox outbox = new Outbox(session, realm);
    PasswordResetMail mail = new PasswordResetMail(session, realm, policy, user, when);
    mail.toEveryAddress()
        .forEach(
            each ->
                outbox.send(
                    each,
                    (later, inRealm, delivery) -> {
                      // a failure is logged by the outbox; the reset itself stands
                    }));
  }

  private static boolean succeededReset(Event event) {
    Map<String, String> details = event.getDetails();
    return event.getType() == EventType.RESET_PASSWORD
        && details != null
        && "succeeded".equals(details.get("sspr_result"));
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    // administrators' own actions are not reported to users yet
  }

  @Override
  public void close() {
    // nothing to release
  }
}
