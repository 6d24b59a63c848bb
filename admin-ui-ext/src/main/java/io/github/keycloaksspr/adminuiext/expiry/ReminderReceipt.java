package io.github.keycloaksspr.adminuiext.expiry;

import io.github.keycloaksspr.core.expiry.Reminder;
import io.github.keycloaksspr.core.limit.Invitations;
import io.github.keycloaksspr.core.limit.store.DatabaseCounters;
import io.github.keycloaksspr.messaging.Delivery;
import io.github.keycloaksspr.messaging.Outbox;
import io.github.keycloaksspr.messaging.Receipt;
import java.util.List;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Writes down whether a reminder went out: as an event, and so that one that did not is tried
 * again.
 *
 * @param onFailure what else is done then
 */
record ReminderReceipt(Reminder reminder, Runnable onFailure) implements Receipt {

  /** Returns mails as they are handed over. */
  static List<Outbox.Parcel> parcels(List<ReminderMail> mails, Runnable onFailure) {
    return mails.stream()
        .map(
            each -> new Outbox.Parcel(each.mail(), new ReminderReceipt(each.reminder(), onFailure)))
        .toList();
  }

  /** Keeps the pace of invitations and reminders together, over all nodes. */
  static Outbox.Pace pace() {
    return (session, realm) ->
        new Invitations(new DatabaseCounters(session, realm), Reminding.now()).pause();
  }

  @Override
  public void settle(KeycloakSession session, RealmModel realm, Delivery delivery) {
    EventBuilder event =
        new EventBuilder(realm, session)
            .event(EventType.EXECUTE_ACTIONS)
            .user(reminder.userId())
            .detail("sspr_intent", "expiry-reminder")
            .detail("sspr_reminder_days", String.valueOf(reminder.days()));
    if (delivery instanceof Delivery.Accepted) {
      event.detail("sspr_result", "sent").success();
      return;
    }
    event.detail("sspr_result", "not_sent").error(Errors.EMAIL_SEND_FAILED);
    if (delivery instanceof Delivery.Failed) {
      Reminding.reminders(session, realm).failed(reminder);
      onFailure.run();
    }
  }
}
