package io.github.keycloaksspr.core.activity.summary;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions of which kind began on which day of a time zone: the counted hours, and for
 * those that are not counted yet the rows themselves.
 */
public final class Days {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final EntityManager entities;
  private final String realmId;
  private final ZoneId zone;
  private final LocalDate first;
  private final LocalDate last;
  private final SortedMap<LocalDate, Map<Kind, Long>> days = new TreeMap<>();

  private Days(
      EntityManager entities, String realmId, ZoneId zone, LocalDate first, LocalDate last) {
    this.entities = entities;
    this.realmId = realmId;
    this.zone = zone;
    this.first = first;
    this.last = last;
    first.datesUntil(last.plusDays(1)).forEach(day -> days.put(day, new HashMap<>()));
  }

  /**
   * Counts.
   *
   * @param last the last day, which is within
   * @return every day, also those with nothing
   */
  public static SortedMap<LocalDate, Map<Kind, Long>> of(
      EntityManager entities, String realmId, ZoneId zone, LocalDate first, LocalDate last) {
    Days counting = new Days(entities, realmId, zone, first, last);
    counting.count();
    return counting.days;
  }

  private void count() {
    long from = first.atStartOfDay(zone).toInstant().toEpochMilli();
    long until = last.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    long settled = new Hours(entities, realmId).settledUntil().orElse(0L);
    long counted = Math.min(until, settled);
    for (long at = Hours.floor(from); at < counted; ) {
      long change = Math.min(counted, nextChange(at));
      addHours(at, change);
      at = change;
    }
    if (settled < until) {
      Quarter.between(entities, realmId, Math.max(from, settled), until).forEach(this::add);
    }
  }

  /**
   * Returns the hour in which the clocks are changed next. Where they are changed in the midst of
   * an hour of UTC, as on Lord Howe Island, that is far from midnight: the whole hour is on one
   * day.
   */
  private long nextChange(long at) {
    @Nullable ZoneOffsetTransition next =
        zone.getRules().nextTransition(Instant.ofEpochMilli(at + Hours.HOUR - 1));
    return next == null ? Long.MAX_VALUE : Hours.floor(next.toEpochSecond() * 1000);
  }

  private void addHours(long from, long until) {
    Instant endOfHour = Instant.ofEpochMilli(from + Hours.HOUR - 1);
    long offset = zone.getRules().getOffset(endOfHour).getTotalSeconds() * 1000L;
    int inFirstDay = 4 - (int) (Math.floorMod(offset, Hours.HOUR) / Hours.QUARTER);
    addQuarters(from, until, offset, 0, inFirstDay);
    if (inFirstDay < 4) {
      addQuarters(from, until, offset + inFirstDay * Hours.QUARTER, inFirstDay, 4);
    }
  }

  /** Adds some quarters of all hours, each of which is on one day with all of the others. */
  private void addQuarters(long from, long until, long offset, int firstQuarter, int end) {
    StringBuilder sum = new StringBuilder();
    for (int quarter = firstQuarter; quarter < end; quarter++) {
      sum.append(quarter == firstQuarter ? "" : " + ").append("e.quarter").append(quarter + 1);
    }
    String day = "(e.hourStart + %d - mod(e.hourStart + %d, %d))".formatted(offset, offset, DAY);
    String kind = ", e.facet, e.intent, e.result, e.item";
    entities
        .createQuery(
            "select %s%s, sum(%s) from SsprActivityHourEntity e where e.realmId = :realm"
                    .formatted(day, kind, sum)
                + " and e.hourStart >= :from and e.hourStart < :until group by "
                + day
                + kind,
            Object[].class)
        .setParameter("realm", realmId)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultStream()
        .forEach(
            row ->
                add(
                    LocalDate.ofEpochDay(((Number) row[0]).longValue() / DAY),
                    new Kind((Facet) row[1], (String) row[2], (String) row[3], (String) row[4]),
                    ((Number) row[5]).longValue()));
  }

  private void add(Quarter quarter) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(quarter.start()), zone);
    quarter.kinds().forEach(kind -> add(day, kind, quarter.count()));
  }

  private void add(LocalDate day, Kind kind, long count) {
    if (count > 0 && !day.isBefore(first) && !day.isAfter(last)) {
      days.getOrDefault(day, new HashMap<>()).merge(kind, count, Long::sum);
    }
  }
}
