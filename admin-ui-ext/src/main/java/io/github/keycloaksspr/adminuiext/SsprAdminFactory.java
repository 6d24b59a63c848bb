package io.github.keycloaksspr.adminuiext;

import io.github.keycloaksspr.adminuiext.expiry.ReminderJob;
import io.github.keycloaksspr.adminuiext.registration.Censuses;
import io.github.keycloaksspr.core.activity.summary.CountingJob;
import io.github.keycloaksspr.messaging.NoticeJob;
import io.github.keycloaksspr.messaging.feed.FeedJob;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** Serves {@code /admin/realms/{realm}/sspr/}; Keycloak has checked the access token before. */
public final class SsprAdminFactory implements AdminRealmResourceProviderFactory {

  /** A server that has just started has enough to do. */
  private static final Duration AFTER_START = Duration.ofMinutes(5);

  private static final Duration HOURLY = Duration.ofHours(1);

  private final Censuses censuses = new Censuses();
  private final CountingJob countingJob = new CountingJob();
  private Duration reminderInterval = HOURLY;
  private Duration activityInterval = HOURLY;
  private Duration noticeInterval = Duration.ofMinutes(1);
  private Duration feedInterval = Duration.ofSeconds(10);

  @Override
  public String getId() {
    return "sspr";
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new SsprAdminProvider(censuses);
  }

  @Override
  public void init(Config.Scope config) {
    reminderInterval =
        interval(config, "expiryReminderInterval", "expiry-reminder-interval", HOURLY);
    activityInterval = interval(config, "activityInterval", "activity-interval", HOURLY);
    noticeInterval = interval(config, "noticeInterval", "notice-interval", noticeInterval);
    feedInterval = interval(config, "feedInterval", "feed-interval", feedInterval);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent migrated) {
            schedule(migrated.getFactory());
          }
        });
  }

  private void schedule(KeycloakSessionFactory factory) {
    try (KeycloakSession session = factory.create()) {
      TimerProvider timer = session.getProvider(TimerProvider.class);
      schedule(timer, new ReminderJob(), reminderInterval);
      schedule(timer, countingJob, activityInterval);
      schedule(timer, new NoticeJob(), noticeInterval);
      schedule(timer, new FeedJob(), feedInterval);
    }
  }

  private static void schedule(TimerProvider timer, ScheduledTask task, Duration interval) {
    long millis = interval.toMillis();
    timer.scheduleTask(task, Math.min(millis, AFTER_START.toMillis()), millis);
  }

  private static Duration interval(Config.Scope config, String key, String option, Duration usual) {
    long seconds = config.getLong(key, usual.toSeconds());
    if (seconds < 1) {
      throw new IllegalArgumentException(
          "The option %s is %d, but must be a number of seconds, 1 or more"
              .formatted(option, seconds));
    }
    return Duration.ofSeconds(seconds);
  }

  @Override
  public void close() {
    // nothing to release
  }
}
