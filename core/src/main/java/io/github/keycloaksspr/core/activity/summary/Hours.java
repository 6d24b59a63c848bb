package io.github.keycloaksspr.core.activity.summary;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sessions of one realm hour by hour, each hour once, when no session that began in it
 * changes any more. The counts name nobody, and stay when the rows are deleted.
 */
public final class Hours {

  static final long QUARTER = Duration.ofMinutes(15).toMillis();
  static final long HOUR = Duration.ofHours(1).toMillis();

  /** A row may be written a while after the session ended, by a node that had to wait. */
  static final long LAG = Duration.ofHours(2).toMillis();

  /** A session that is under way for longer than this holds nothing up any more. */
  static final long LONGEST_SESSION = Duration.ofDays(2).toMillis();

  private static final long AT_ONCE = Duration.ofDays(1).toMillis();

  private final EntityManager entities;
  private final String realmId;

  public Hours(EntityManager entities, String realmId) {
    this.entities = entities;
    this.realmId = realmId;
  }

  /**
   * Counts at most a day. Another node that does so at the same time waits for this one and then
   * goes on behind it; at the very first time one of the two fails.
   *
   * @return whether there may be more to count
   */
  public boolean countSome(Instant now) {
    SettledEntity settled =
        entities.find(SettledEntity.class, realmId, LockModeType.PESSIMISTIC_WRITE);
    Optional<Long> first = first(settled == null ? 0 : settled.until());
    long limit = limit(now);
    if (first.isEmpty() || floor(first.get()) >= limit) {
      return false;
    }
    long from = floor(first.get());
    long until = Math.min(from + AT_ONCE, limit);
    count(from, until).forEach(this::write);
    if (settled == null) {
      entities.persist(SettledEntity.of(realmId, until));
    } else {
      settled.moveTo(until);
    }
    return true;
  }

  /** Returns until when hours are counted; empty if none is. */
  Optional<Long> settledUntil() {
    return Optional.ofNullable(entities.find(SettledEntity.class, realmId))
        .map(SettledEntity::until);
  }

  /** Deletes all that is known of the realm. */
  public void forget() {
    entities
        .createQuery("delete from SsprActivityHourEntity e where e.realmId = :realm")
        .setParameter("realm", realmId)
        .executeUpdate();
    entities
        .createQuery("delete from SsprActivitySettledEntity e where e.realmId = :realm")
        .setParameter("realm", realmId)
        .executeUpdate();
  }

  private Optional<Long> first(long from) {
    return Optional.ofNullable(
        entities
            .createQuery(
                "select min(e.startedAt) from SsprResetActivityEntity e"
                    + " where e.realmId = :realm and e.startedAt >= :from",
                Long.class)
            .setParameter("realm", realmId)
            .setParameter("from", from)
            .getSingleResult());
  }

  private long limit(Instant now) {
    long latest = floor(now.toEpochMilli() - LAG);
    @Nullable Long underWay =
        entities
            .createQuery(
                "select min(e.startedAt) from SsprResetActivityEntity e"
                    + " where e.realmId = :realm and e.result is null and e.startedAt >= :since",
                Long.class)
            .setParameter("realm", realmId)
            .setParameter("since", now.toEpochMilli() - LONGEST_SESSION)
            .getSingleResult();
    return underWay == null ? latest : Math.min(latest, floor(underWay));
  }

  private Map<Long, Map<Kind, long[]>> count(long from, long until) {
    Map<Long, Map<Kind, long[]>> hours = new TreeMap<>();
    for (Quarter quarter : Quarter.between(entities, realmId, from, until)) {
      long hour = floor(quarter.start());
      int place = (int) ((quarter.start() - hour) / QUARTER);
      Map<Kind, long[]> kinds = hours.computeIfAbsent(hour, any -> new HashMap<>());
      for (Kind kind : quarter.kinds()) {
        kinds.computeIfAbsent(kind, any -> new long[4])[place] += quarter.count();
      }
    }
    return hours;
  }

  private void write(long hour, Map<Kind, long[]> kinds) {
    List<HourEntity> rows =
        kinds.entrySet().stream()
            .map(each -> HourEntity.of(realmId, hour, each.getKey(), each.getValue()))
            .toList();
    rows.forEach(entities::persist);
    entities.flush();
    rows.forEach(entities::detach);
  }

  static long floor(long time) {
    return Math.floorDiv(time, HOUR) * HOUR;
  }
}
