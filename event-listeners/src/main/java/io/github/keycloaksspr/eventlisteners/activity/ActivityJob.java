package io.github.keycloaksspr.eventlisteners.activity;

import io.github.keycloaksspr.core.activity.store.ActivityUpkeep;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.server.OneAtATime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.SessionExpiration;
import org.keycloak.timer.ScheduledTask;

/**
 * Closes sessions that nobody goes on with, and deletes rows that are older than the policy wants.
 * Every node does so, and whatever another one has done already is left alone.
 */
final class ActivityJob implements ScheduledTask {

  private static final Logger LOG = Logger.getLogger(ActivityJob.class);
  private static final String EXECUTOR = "sspr-activity";

  /** A node that was down for a while completes what it had left. */
  private static final Duration ROLES_WITHIN = Duration.ofDays(2);

  private final OneAtATime jobs = new OneAtATime(EXECUTOR);

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
    List<Wish> wishes = session.realms().getRealmsStream().map(Wish::of).toList();
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    jobs.begin(session, "all realms", () -> wishes.forEach(wish -> fulfil(factory, wish)));
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
