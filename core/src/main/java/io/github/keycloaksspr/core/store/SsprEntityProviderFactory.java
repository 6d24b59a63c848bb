package io.github.keycloaksspr.core.store;

import io.github.keycloaksspr.core.activity.feed.store.FeedEntity;
import io.github.keycloaksspr.core.activity.feed.store.Feeds;
import io.github.keycloaksspr.core.activity.store.ActivityUpkeep;
import io.github.keycloaksspr.core.activity.store.RegistrationActivityEntity;
import io.github.keycloaksspr.core.activity.store.ResetActivityEntity;
import io.github.keycloaksspr.core.activity.summary.Counted;
import io.github.keycloaksspr.core.activity.summary.DayEntity;
import io.github.keycloaksspr.core.activity.summary.SettledEntity;
import io.github.keycloaksspr.core.limit.store.CounterEntity;
import io.github.keycloaksspr.core.limit.store.DatabaseCounters;
import io.github.keycloaksspr.core.notification.store.KeptNotices;
import io.github.keycloaksspr.core.notification.store.NoticeEntity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Adds our tables to Keycloak's schema and keeps them tidy. The id must never change: Liquibase
 * names its log of our changes after it.
 */
public final class SsprEntityProviderFactory implements JpaEntityProviderFactory {

  static final String ID = "sspr-entity-provider";

  private static final long CLEAN_UP_INTERVAL_MILLIS = 60 * 60 * 1000L;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public JpaEntityProvider create(KeycloakSession session) {
    return new JpaEntityProvider() {
      @Override
      public List<Class<?>> getEntities() {
        return List.of(
            CounterEntity.class,
            ResetActivityEntity.class,
            RegistrationActivityEntity.class,
            DayEntity.class,
            SettledEntity.class,
            NoticeEntity.class,
            FeedEntity.class);
      }

      @Override
      public String getChangelogLocation() {
        return "META-INF/sspr-changelog.xml";
      }

      @Override
      public String getFactoryId() {
        return ID;
      }

      @Override
      public void close() {
        // nothing to release
      }
    };
  }

  @Override
  public void init(Config.Scope config) {
    // no options
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(SsprEntityProviderFactory::onEvent);
  }

  private static void onEvent(ProviderEvent event) {
    if (event instanceof PostMigrationEvent migrated) {
      schedule(migrated.getFactory());
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      execute(
          removed.getKeycloakSession(), "ssprForgetRealm", "realmId", removed.getRealm().getId());
      ActivityUpkeep.forgetRealm(removed.getKeycloakSession(), removed.getRealm());
      new Counted(entities(removed.getKeycloakSession()), removed.getRealm().getId()).forget();
      new KeptNotices(removed.getKeycloakSession(), removed.getRealm()).forgetRealm();
      new Feeds(removed.getKeycloakSession(), removed.getRealm()).forgetRealm();
    } else if (event instanceof UserModel.UserRemovedEvent removed) {
      new DatabaseCounters(removed.getKeycloakSession(), removed.getRealm())
          .forgetUser(removed.getUser().getId());
      ActivityUpkeep.forgetUser(
          removed.getKeycloakSession(), removed.getRealm(), removed.getUser().getId());
      new KeptNotices(removed.getKeycloakSession(), removed.getRealm())
          .forgetUser(removed.getUser().getId());
    }
  }

  private static void schedule(KeycloakSessionFactory factory) {
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(TimerProvider.class)
          .scheduleTask(new SsprCounterCleanUp(), CLEAN_UP_INTERVAL_MILLIS);
    }
  }

  private static EntityManager entities(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  private static void execute(KeycloakSession session, String query, String name, Object value) {
    entities(session).createNamedQuery(query).setParameter(name, value).executeUpdate();
  }

  /**
   * Deletes counters that say nothing any more, and notices that failed long ago; running on
   * several nodes at once does no harm.
   */
  static final class SsprCounterCleanUp implements ScheduledTask {
    @Override
    public void run(KeycloakSession session) {
      execute(session, "ssprForgetExpired", "now", Time.currentTimeMillis());
      KeptNotices.forgetOld(session, Instant.ofEpochMilli(Time.currentTimeMillis()));
    }
  }

  @Override
  public void close() {
    // nothing to release
  }
}
