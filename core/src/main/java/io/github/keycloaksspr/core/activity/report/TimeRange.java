package io.github.keycloaksspr.core.activity.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of time.
 *
 * @param from the first moment in it, null when it has no beginning
 * @param to the first moment after it, null when it has no end
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {

  /** All of time. */
  public static final TimeRange ALWAYS = new TimeRange(null, null);

  private static final int LONGEST = 40;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  /** Tells whether something can be in it. */
  public boolean sensible() {
    return from == null || to == null || from.isBefore(to);
  }

  /**
   * Reads the beginning of a span.
   *
   * @param text a date, which begins at its first moment in the zone; a local date and time, of
   *     which the earlier one counts where clocks are put back; or a date and time with an offset
   * @return empty if it is none of them
   */
  public static Optional<Instant> beginning(String text, ZoneId zone) {
    return read(
        text, zone, date -> date.atStartOfDay(zone), ZonedDateTime::withEarlierOffsetAtOverlap);
  }

  /**
   * Reads the end of a span.
   *
   * @param text like that of {@link #beginning}; but a date is within the span as a whole, and of a
   *     local time the later one counts where clocks are put back
   */
  public static Optional<Instant> end(String text, ZoneId zone) {
    return read(
        text,
        zone,
        date -> date.plusDays(1).atStartOfDay(zone),
        ZonedDateTime::withLaterOffsetAtOverlap);
  }

  /** Finds a time zone by its name in the IANA's database, or an offset. */
  public static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private interface Day {
    ZonedDateTime moment(LocalDate date);
  }

  private interface Choice {
    ZonedDateTime of(ZonedDateTime time);
  }

  private static Optional<Instant> read(String text, ZoneId zone, Day day, Choice choice) {
    // a plus sign that nobody escaped in an address arrives as a space
    String trimmed = text.strip().replace(' ', '+');
    if (trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    return date(trimmed)
        .map(date -> day.moment(date).toInstant())
        .or(() -> local(trimmed).map(time -> choice.of(time.atZone(zone)).toInstant()))
        .or(() -> offset(trimmed))
        .filter(TimeRange::withinBounds);
  }

  private static boolean withinBounds(Instant moment) {
    return !moment.isBefore(Instant.EPOCH)
        && moment.isBefore(Instant.parse((LAST_YEAR - 1) + "-01-01T00:00:00Z"));
  }

  /** Reads a date; empty if it is none, or too far away to reckon with. */
  public static Optional<LocalDate> date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return date.getYear() >= FIRST_YEAR && date.getYear() < LAST_YEAR
          ? Optional.of(date)
          : Optional.empty();
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> local(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> offset(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
