package io.github.keycloaksspr.adminuiext.expiry;

import io.github.keycloaksspr.core.expiry.Reminders;
import io.github.keycloaksspr.core.server.OneAtATime;
import io.github.keycloaksspr.messaging.Outbox;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Reminds users whose password expires, once a day in each realm that wants it. Every node asks
 * each hour whether it is time, and one of them does it: so neither a restart every day nor a node
 * that dies keeps it from being done.
 */
public final class ReminderJob implements ScheduledTask {

  private static final Logger LOG = Logger.getLogger(ReminderJob.class);
  private static final String EXECUTOR = "sspr-expiry";

  private final OneAtATime jobs = new OneAtATime(EXECUTOR);

  @Override
  public String getTaskName() {
    return "SsprExpiryReminders";
  }

  @Override
  public void run(KeycloakSession session) {
    List<String> realms =
        session
            .realms()
            .getRealmsStream()
            .filter(Reminding::enabled)
            .map(RealmModel::getId)
            .toList();
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    for (String realm : realms) {
      jobs.begin(session, "realm " + realm, () -> remind(factory, realm));
    }
  }

  private static void remind(KeycloakSessionFactory factory, String realmId) {
    if (inRealm(factory, realmId, Reminders::begin)) {
      look(factory, realmId);
    }
  }

  private static void look(KeycloakSessionFactory factory, String realmId) {
    AtomicBoolean failed = new AtomicBoolean();
    Reminding.Tally tally =
        new Reminding(factory, realmId, mails -> send(factory, realmId, mails, failed))
            .run(Integer.MAX_VALUE);
    LOG.infof("Reminded users of realm %s of the expiry of their password: %s", realmId, tally);
    if (tally.complete() && !failed.get()) {
      inRealm(
          factory,
          realmId,
          reminders -> {
            reminders.end();
            return true;
          });
    }
  }

  private static void send(
      KeycloakSessionFactory factory,
      String realmId,
      List<ReminderMail> mails,
      AtomicBoolean failed) {
    Outbox.sendNow(
        factory,
        realmId,
        ReminderReceipt.parcels(mails, () -> failed.set(true)),
        ReminderReceipt.pace());
    inRealm(
        factory,
        realmId,
        reminders -> {
          reminders.goOn();
          return true;
        });
  }

  private static boolean inRealm(
      KeycloakSessionFactory factory, String realmId, Function<Reminders, Boolean> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        session -> {
          RealmModel realm = session.realms().getRealm(realmId);
          return realm != null && work.apply(Reminding.reminders(session, realm));
        });
  }
}
