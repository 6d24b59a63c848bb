package io.github.keycloaksspr.core.limit.store;

import io.github.keycloaksspr.core.limit.Counter;
import io.github.keycloaksspr.core.limit.Counters;
import io.github.keycloaksspr.core.limit.Limit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counters of one realm. A change is a short transaction of its own: a parallel one waits for it
 * and then sees the count, but for no longer than it takes to count; and what was counted stays so
 * when the request fails later. Keys are stored hashed only.
 */
public final class DatabaseCounters implements Counters {

  private static final Logger LOG = Logger.getLogger(DatabaseCounters.class);

  /** Longer than any window or block of the defaults; an unused counter is then thrown away. */
  private static final Duration KEPT = Duration.ofDays(8);

  /** So that an administrator sees for a year when somebody was invited. */
  private static final Duration INVITATIONS_KEPT = Duration.ofDays(366);

  /** Longer than a reminder comes before the expiry. */
  private static final Duration REMINDERS_KEPT = Duration.ofDays(100);

  /** Longer than a deed can be reported. */
  private static final Duration REPORTS_KEPT = Duration.ofDays(8);

  /** Two that begin the same counter at the same moment: the second one finds it then. */
  private static final int ATTEMPTS = 5;

  private final KeycloakSession session;
  private final EntityManager entities;
  private final RealmModel realm;

  public DatabaseCounters(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.entities = entities(session);
    this.realm = realm;
  }

  @Override
  public Counter change(
      Limit limit, String key, @Nullable String userId, UnaryOperator<Counter> change) {
    for (int attempt = 1; true; attempt++) {
      try {
        return KeycloakModelUtils.runJobInTransactionWithResult(
            session.getKeycloakSessionFactory(),
            own -> change(entities(own), limit, key, userId, change));
      } catch (PersistenceException | ModelException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.debugf("A counter of %s is in use, attempt %d", limit.id(), attempt);
      }
    }
  }

  private Counter change(
      EntityManager own,
      Limit limit,
      String key,
      @Nullable String userId,
      UnaryOperator<Counter> change) {
    String id = hash(realm.getId() + "|" + limit.id() + "|" + key);
    CounterEntity row = locked(own, id);
    if (row == null) {
      insert(own, id, limit, key, userId);
      row = locked(own, id);
    }
    if (row == null) {
      throw new IllegalStateException("A counter vanished while it was in use");
    }
    Counter changed = change.apply(counter(row));
    row.set(
        changed.count(),
        changed.since().toEpochMilli(),
        changed.blockedUntil().toEpochMilli(),
        expires(limit, changed));
    return changed;
  }

  private static @Nullable CounterEntity locked(EntityManager own, String id) {
    return own.find(CounterEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private void insert(
      EntityManager own, String id, Limit limit, String key, @Nullable String userId) {
    own.createNamedQuery("ssprInsertCounter")
        .setParameter("id", id)
        .setParameter("realmId", realm.getId())
        .setParameter("limitId", limit.id())
        .setParameter("keyHash", keyHash(key))
        .setParameter("userId", userId)
        .setParameter("expires", Time.currentTimeMillis() + KEPT.toMillis())
        .executeUpdate();
  }

  @Override
  public List<Kept> of(String userId) {
    return entities
        .createNamedQuery("ssprCountersOfUser", CounterEntity.class)
        .setParameter("realmId", realm.getId())
        .setParameter("userId", userId)
        .getResultStream()
        .flatMap(row -> limits(row.limitId()).map(limit -> new Kept(limit, counter(row))).stream())
        .toList();
  }

  @Override
  public void forget(String key) {
    entities
        .createNamedQuery("ssprForgetKey")
        .setParameter("realmId", realm.getId())
        .setParameter("keyHash", keyHash(key))
        .executeUpdate();
  }

  @Override
  public void forgetUser(String userId) {
    entities
        .createNamedQuery("ssprForgetUser")
        .setParameter("realmId", realm.getId())
        .setParameter("userId", userId)
        .executeUpdate();
  }

  private static EntityManager entities(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  private String keyHash(String key) {
    return hash(realm.getId() + "|" + key);
  }

  private static java.util.Optional<Limit> limits(String id) {
    return Arrays.stream(Limit.values()).filter(limit -> limit.id().equals(id)).findFirst();
  }

  private static Counter counter(CounterEntity row) {
    return new Counter(
        row.hits(), Instant.ofEpochMilli(row.since()), Instant.ofEpochMilli(row.blockedUntil()));
  }

  private static long expires(Limit limit, Counter counter) {
    long last = Math.max(counter.blockedUntil().toEpochMilli(), Time.currentTimeMillis());
    return last + kept(limit).toMillis();
  }

  private static Duration kept(Limit limit) {
    return switch (limit) {
      case INVITATIONS -> INVITATIONS_KEPT;
      case EXPIRY_REMINDERS -> REMINDERS_KEPT;
      case REPORTS -> REPORTS_KEPT;
      default -> KEPT;
    };
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
