package io.github.keycloaksspr.core.activity.summary;

import io.github.keycloaksspr.core.server.OneAtATime;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Counts the sessions of all realms that can be counted by now. Every node does so, and what one
 * has done another leaves alone.
 */
public final class CountingJob implements ScheduledTask {

  private static final Logger LOG = Logger.getLogger(CountingJob.class);
  private static final String EXECUTOR = "sspr-activity-count";

  private final OneAtATime jobs = new OneAtATime(EXECUTOR);

  @Override
  public String getTaskName() {
    return "SsprActivityCount";
  }

  @Override
  public void run(KeycloakSession session) {
    List<String> realms = session.realms().getRealmsStream().map(RealmModel::getId).toList();
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    jobs.begin(session, "all realms", () -> realms.forEach(realm -> count(factory, realm)));
  }

  private static void count(KeycloakSessionFactory factory, String realm) {
    try {
      while (countSome(factory, realm)) {
        LOG.debugf("Counted the activity of some hours in realm %s", realm);
      }
    } catch (RuntimeException e) {
      // last resort of a background thread: nobody else would see it
      LOG.warnf(e, "Not all activity was counted in realm %s; a later run goes on", realm);
    }
  }

  private static boolean countSome(KeycloakSessionFactory factory, String realm) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        session ->
            new Counted(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm)
                .countSome(Instant.ofEpochMilli(Time.currentTimeMillis())));
  }
}
