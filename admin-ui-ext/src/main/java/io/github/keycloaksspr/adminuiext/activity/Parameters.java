package io.github.keycloaksspr.adminuiext.activity;

import io.github.keycloaksspr.core.activity.report.TimeRange;
import io.github.keycloaksspr.core.policy.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query, and gathers all that is wrong with them. */
final class Parameters {

  private static final int LONGEST = 1000;

  private final Map<String, List<String>> values;
  private final List<FieldError> errors = new ArrayList<>();

  /**
   * Takes the parameters of a query.
   *
   * @param known those that mean something; any other is an error, for it is a slip
   */
  Parameters(MultivaluedMap<String, String> values, Set<String> known) {
    this.values = values;
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> error(name, "There is no such parameter here."));
    values.forEach(
        (name, given) -> {
          if (given.size() > 1) {
            error(name, "The parameter must be given once.");
          } else if (given.stream().anyMatch(value -> value.length() > LONGEST)) {
            error(name, "The value is too long.");
          }
        });
  }

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  void error(String field, String error) {
    FieldError found = new FieldError(field, error);
    if (!errors.contains(found)) {
      errors.add(found);
    }
  }

  /** Returns a text; empty when there is none or nothing in it. */
  Optional<String> text(String name) {
    return Optional.ofNullable(first(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Tells whether the parameter is there with any value, or none, but {@code false}. */
  boolean flag(String name) {
    @Nullable String value = first(name);
    if (value != null && !Set.of("", "true", "false").contains(value)) {
      error(name, "The value must be true or false.");
    }
    return value != null && !"false".equals(value);
  }

  /** Returns a whole number within bounds. */
  int number(String name, int usual, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return usual;
    }
    if (text.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    error(name, "The value must be a whole number from %d to %d.".formatted(least, most));
    return usual;
  }

  /** Returns which of some values are given, joined by commas; none when the parameter is not. */
  List<String> someOf(String name, Collection<String> known) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> given =
        Stream.of(text.get().split(",", -1)).map(String::strip).distinct().toList();
    if (known.containsAll(given)) {
      return given;
    }
    error(name, "The value must be one or more of: " + String.join(", ", known) + ".");
    return List.of();
  }

  /** Returns one of some values, the first of which is usual. */
  String oneOf(String name, List<String> known) {
    String value = text(name).orElse(known.get(0));
    if (known.contains(value)) {
      return value;
    }
    error(name, "The value must be one of: " + String.join(", ", known) + ".");
    return known.get(0);
  }

  /** Returns the time zone, which is UTC unless another one is given. */
  ZoneId zone() {
    return text("zone")
        .flatMap(
            text -> {
              Optional<ZoneId> zone = TimeRange.zone(text);
              if (zone.isEmpty()) {
                error(
                    "zone",
                    "The value must be a time zone such as Europe/Berlin, or an offset such as"
                        + " +02:00.");
              }
              return zone;
            })
        .orElse(ZoneOffset.UTC);
  }

  /** Returns the span of time between {@code from} and {@code to}. */
  TimeRange range(ZoneId zone) {
    TimeRange range =
        new TimeRange(
            moment("from", text -> TimeRange.beginning(text, zone)).orElse(null),
            moment("to", text -> TimeRange.end(text, zone)).orElse(null));
    if (!range.sensible()) {
      error("to", "The value must be later than 'from'.");
    }
    return range;
  }

  private interface Reading<T> {
    Optional<T> of(String text);
  }

  private <T> Optional<T> moment(String name, Reading<T> reading) {
    return text(name)
        .flatMap(
            text -> {
              Optional<T> moment = reading.of(text);
              if (moment.isEmpty()) {
                error(
                    name,
                    "The value must be a date (2026-03-29), a local time (2026-03-29T08:30) or a"
                        + " time with its offset (2026-03-29T08:30:00Z), from 1970 on.");
              }
              return moment;
            });
  }

  private @Nullable String first(String name) {
    List<String> given = values.get(name);
    return given == null || given.isEmpty() ? null : given.get(0);
  }
}
