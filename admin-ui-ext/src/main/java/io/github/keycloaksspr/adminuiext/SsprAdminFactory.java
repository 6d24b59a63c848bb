package io.github.keycloaksspr.adminuiext;

import io.github.keycloaksspr.adminuiext.expiry.ReminderJob;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.timer.TimerProvider;

/** Serves {@code /admin/realms/{realm}/sspr/}; Keycloak has checked the access token before. */
public final class SsprAdminFactory implements AdminRealmResourceProviderFactory {

  /** A server that has just started has enough to do. */
  private static final Duration AFTER_START = Duration.ofMinutes(5);

  private Duration reminderInterval = Duration.ofHours(1);

  @Override
  public String getId() {
    return "sspr";
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new SsprAdminProvider();
  }

  @Override
  public void init(Config.Scope config) {
    reminderInterval = Duration.ofSeconds(seconds(config));
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
      long interval = reminderInterval.toMillis();
      session
          .getProvider(TimerProvider.class)
          .scheduleTask(new ReminderJob(), Math.min(interval, AFTER_START.toMillis()), interval);
    }
  }

  private static long seconds(Config.Scope config) {
    long seconds = config.getLong("expiryReminderInterval", Duration.ofHours(1).toSeconds());
    if (seconds < 1) {
      throw new IllegalArgumentException(
          "The option expiry-reminder-interval is "
              + seconds
              + ", but must be a number of seconds, 1 or more");
    }
    return seconds;
  }

  @Override
  public void close() {
    // nothing to release
  }
}
