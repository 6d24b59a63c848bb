package io.github.keycloaksspr.core.activity.summary;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many sessions of which kind began on which day of a time zone: what is counted ahead, and for
 * the rest the rows themselves.
 */
public final class Days {

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
    long settled = new Counted(entities, realmId).settledUntil().orElse(0L);
    if (from < settled) {
      addCounted(from, until);
    }
    if (settled < until) {
      Quarter.between(entities, realmId, Math.max(from, settled), until).forEach(this::add);
    }
  }

  private void addCounted(long from, long until) {
    Map<Long, LocalDate[]> calendar = new HashMap<>();
    entities
        .createQuery(
            "select e.dayStart, e.facet, e.intent, e.result, e.item, e.quarters"
                + " from SsprActivityDayEntity e"
                + " where e.realmId = :realm and e.dayStart >= :from and e.dayStart < :until",
            Object[].class)
        .setParameter("realm", realmId)
        .setParameter("from", Counted.floor(from, Counted.DAY))
        .setParameter("until", until)
        .getResultStream()
        .forEach(
            row ->
                add(
                    calendar.computeIfAbsent((Long) row[0], this::dates),
                    new Kind((Facet) row[1], (String) row[2], (String) row[3], (String) row[4]),
                    Quarters.parse((String) row[5])));
  }

  /** Returns the date of each quarter of an hour of a day of UTC. */
  private LocalDate[] dates(long dayStart) {
    LocalDate[] dates = new LocalDate[Quarters.IN_A_DAY];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = date(dayStart + i * Quarters.LENGTH);
    }
    return dates;
  }

  /** Adds up what is on one date before it looks for the place. */
  private void add(LocalDate[] dates, Kind kind, Quarters quarters) {
    long sum = 0;
    for (int i = 0; i < dates.length; i++) {
      sum += quarters.count(i);
      if (i == dates.length - 1 || !dates[i].equals(dates[i + 1])) {
        add(dates[i], kind, sum);
        sum = 0;
      }
    }
  }

  private LocalDate date(long time) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), zone);
  }

  private void add(Quarter quarter) {
    LocalDate day = date(quarter.start());
    quarter.kinds().forEach(kind -> add(day, kind, quarter.count()));
  }

  private void add(LocalDate day, Kind kind, long count) {
    if (count > 0 && !day.isBefore(first) && !day.isAfter(last)) {
      days.getOrDefault(day, new HashMap<>()).merge(kind, count, Long::sum);
    }
  }
}
