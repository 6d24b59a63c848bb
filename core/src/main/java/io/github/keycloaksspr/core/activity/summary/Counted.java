package io.github.keycloaksspr.core.activity.summary;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sessions of one realm ahead, each hour of them once, when no session that began in it
 * changes any more. The counts name nobody, and stay when the rows are deleted.
 */
public final class Counted {

  static final long HOUR = Duration.ofHours(1).toMillis();
  static final long DAY = Duration.ofDays(1).toMillis();

  /** A session that failed or was abandoned may go on for a while. */
  static final long LAG = Duration.ofHours(2).toMillis();

  /** A session that is under way for longer than this holds nothing up any more. */
  static final long LONGEST_SESSION = Duration.ofDays(2).toMillis();

  private final EntityManager entities;
  private final String realmId;

  public Counted(EntityManager entities, String realmId) {
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
    if (first.isEmpty() || floor(first.get(), HOUR) >= limit) {
      return false;
    }
    long from = floor(first.get(), HOUR);
    long until = Math.min(floor(from, DAY) + DAY, limit);
    count(from, until);
    if (settled == null) {
      entities.persist(SettledEntity.of(realmId, until));
    } else {
      settled.moveTo(until);
    }
    return true;
  }

  /** Returns until when sessions are counted; empty if none is. */
  Optional<Long> settledUntil() {
    return Optional.ofNullable(entities.find(SettledEntity.class, realmId))
        .map(SettledEntity::until);
  }

  /** Deletes all that is known of the realm. */
  public void forget() {
    entities
        .createQuery("delete from SsprActivityDayEntity e where e.realmId = :realm")
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
    long latest = floor(now.toEpochMilli() - LAG, HOUR);
    @Nullable Long underWay =
        entities
            .createQuery(
                "select min(e.startedAt) from SsprResetActivityEntity e"
                    + " where e.realmId = :realm and e.result is null and e.startedAt >= :since",
                Long.class)
            .setParameter("realm", realmId)
            .setParameter("since", now.toEpochMilli() - LONGEST_SESSION)
            .getSingleResult();
    return underWay == null ? latest : Math.min(latest, floor(underWay, HOUR));
  }

  private void count(long from, long until) {
    long day = floor(from, DAY);
    Map<Kind, DayEntity> rows =
        entities
            .createQuery(
                "select e from SsprActivityDayEntity e"
                    + " where e.realmId = :realm and e.dayStart = :day",
                DayEntity.class)
            .setParameter("realm", realmId)
            .setParameter("day", day)
            .getResultStream()
            .collect(Collectors.toMap(DayEntity::kind, row -> row));
    for (Quarter quarter : Quarter.between(entities, realmId, from, until)) {
      int place = (int) ((quarter.start() - day) / Quarters.LENGTH);
      quarter
          .kinds()
          .forEach(
              kind ->
                  rows.computeIfAbsent(kind, any -> added(day, kind)).add(place, quarter.count()));
    }
  }

  private DayEntity added(long day, Kind kind) {
    DayEntity row = DayEntity.of(realmId, day, kind);
    entities.persist(row);
    return row;
  }

  static long floor(long time, long unit) {
    return Math.floorDiv(time, unit) * unit;
  }
}
