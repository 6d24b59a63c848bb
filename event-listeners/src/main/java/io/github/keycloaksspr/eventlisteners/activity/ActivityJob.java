package io.github.keycloaksspr.eventlisteners.activity;

import io.github.keycloaksspr.core.activity.store.ActivityUpkeep;
import io.github.keycloaksspr.core.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.SessionExpiration;
import org.keycloak.timer.ScheduledTask;

/**
 * Closes sessions that nobody goes on with, and deletes rows that are older than the policy wants.
 * Every node does so, and whatever another one has done already is left alone. It has a thread of
 * its own, for all timers of Keycloak share one.
 */
final class ActivityJob implements ScheduledTask {

  private static final Logger LOG = Logger.getLogger(ActivityJob.class);
  private static final String EXECUTOR = "sspr-activity";

  /** A node that was down for a while completes what it had left. */
  private static final Duration ROLES_WITHIN = Duration.ofDays(2);

  private final AtomicBoolean running = new AtomicBoolean();

  @Override
  public String getTaskName() {
    return "SsprActivityUpkeep";
  }

  /** What one realm wants done. */
  private record Wish(String realmId, Duration lifespan, Optional<Duration> kept) {

    static Wish of(RealmModel realm) {
      return new Wish(
          realm.getId(),
          Duration.ofSeconds(SessionExpiration.getAuthSessionLifespan(realm)),
          Policies.valid(realm).flatMap(policy -> policy.activity().kept()));
    }
  }

  @Override
  public void run(KeycloakSession session) {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    List<Wish> wishes = session.realms().getRealmsStream().map(Wish::of).toList();
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    try {
      session
          .getProvider(ExecutorsProvider.class)
          .getExecutor(EXECUTOR)
          .execute(() -> fulfil(factory, wishes));
    } catch (RejectedExecutionException e) {
      running.set(false);
      LOG.info("The activity reports are not looked after now because the server is stopping");
    }
  }

  private void fulfil(KeycloakSessionFactory factory, List<Wish> wishes) {
    try {
      wishes.forEach(wish -> fulfil(factory, wish));
    } finally {
      running.set(false);
    }
  }

  private static void fulfil(KeycloakSessionFactory factory, Wish wish) {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    ActivityUpkeep upkeep = new ActivityUpkeep(factory, wish.realmId());
    try {
      upkeep.closeAbandoned(now, wish.lifespan());
      upkeep.completeRoles(now.minus(ROLES_WITHIN));
      wish.kept().map(now::minus).ifPresent(before -> report(wish, upkeep.delete(before)));
    } catch (RuntimeException e) {
      // last resort of a background thread: nobody else would see it
      LOG.errorf(
          e, "The activity of realm %s is not looked after; a later run goes on", wish.realmId());
    }
  }

  private static void report(Wish wish, int deleted) {
    if (deleted > 0) {
      LOG.infof("Deleted %d rows of the activity of realm %s", deleted, wish.realmId());
    }
  }
}
