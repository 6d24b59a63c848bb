package io.github.keycloaksspr.eventlisteners.activity;

import io.github.keycloaksspr.core.activity.store.ActivityJournal;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;

/** Listens in every realm; of a realm without a policy nothing is written. */
public final class ActivityListenerFactory implements EventListenerProviderFactory {

  private static final Duration INTERVAL = Duration.ofMinutes(5);

  private Duration interval = INTERVAL;

  @Override
  public String getId() {
    return ActivityJournal.LISTENER;
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new ActivityListener(session);
  }

  @Override
  public void init(Config.Scope config) {
    long seconds = config.getLong("upkeepInterval", INTERVAL.toSeconds());
    if (seconds < 1) {
      throw new IllegalArgumentException(
          "The option upkeep-interval is "
              + seconds
              + ", but must be a number of seconds, 1 or more");
    }
    interval = Duration.ofSeconds(seconds);
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
      session.getProvider(TimerProvider.class).scheduleTask(new ActivityJob(), interval.toMillis());
    }
  }

  @Override
  public void close() {
    // nothing to release
  }
}
