package io.github.keycloaksspr.core.limit.store;

import io.github.keycloaksspr.core.limit.Counter;
import io.github.keycloaksspr.core.limit.Counters;
import io.github.keycloaksspr.core.limit.Limit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Counters of one realm, in the request's own transaction: the row stays locked until the request
 * is done, so a parallel one waits and then sees the count. Keys are stored hashed only.
 */
public final class DatabaseCounters implements Counters {

  /** Longer than any window or block of the defaults; an unused counter is then thrown away. */
  private static final Duration KEPT = Duration.ofDays(8);

  private final EntityManager entities;
  private final RealmModel realm;

  public DatabaseCounters(KeycloakSession session, RealmModel realm) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realm = realm;
  }

  @Override
  public Counter change(
      Limit limit, String key, @Nullable String userId, UnaryOperator<Counter> change) {
    String id = hash(realm.getId() + "|" + limit.id() + "|" + key);
    CounterEntity row = locked(id);
    if (row == null) {
      insert(id, limit, key, userId);
      row = locked(id);
    }
    if (row == null) {
      throw new IllegalStateException("A counter vanished while it was in use");
    }
    Counter changed = change.apply(counter(row));
    row.set(
        changed.count(),
        changed.since().toEpochMilli(),
        changed.blockedUntil().toEpochMilli(),
        expires(changed));
    return changed;
  }

  private @Nullable CounterEntity locked(String id) {
    return entities.find(CounterEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private void insert(String id, Limit limit, String key, @Nullable String userId) {
    entities
        .createNamedQuery("ssprInsertCounter")
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

  private static long expires(Counter counter) {
    long last = Math.max(counter.blockedUntil().toEpochMilli(), Time.currentTimeMillis());
    return last + KEPT.toMillis();
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
