package io.github.keycloaksspr.core.activity.report;

import java.util.List;

/**
 * A column of a report.
 *
 * @param name as in the answers: field of an object, heading of a CSV column
 * @param property of the entity that it is read from
 */
public record Column(String name, String property, Kind kind) {

  static final List<Column> OF_RESETS =
      List.of(
          text("id"),
          time("startedAt"),
          time("finishedAt"),
          text("user", "userTyped"),
          text("userId"),
          text("role"),
          text("intent"),
          new Column("methods", "methods", Kind.LIST),
          text("result"),
          text("detail"),
          text("step"),
          number("gatesPassed"),
          number("gates"),
          text("writeback"),
          text("controller"),
          text("actorId"),
          text("address"),
          text("client"));

  static final List<Column> OF_REGISTRATIONS =
      List.of(
          text("id"),
          time("occurredAt"),
          text("user", "userName"),
          text("userId"),
          text("role"),
          text("action"),
          text("data"),
          text("actorId"),
          text("address"),
          text("client"));

  /** What its values are. */
  public enum Kind {
    TEXT,
    NUMBER,
    /** Milliseconds since 1970. */
    TIME,
    /** Texts joined by commas. */
    LIST
  }

  private static Column text(String name) {
    return new Column(name, name, Kind.TEXT);
  }

  private static Column text(String name, String property) {
    return new Column(name, property, Kind.TEXT);
  }

  private static Column number(String name) {
    return new Column(name, name, Kind.NUMBER);
  }

  private static Column time(String name) {
    return new Column(name, name, Kind.TIME);
  }
}
