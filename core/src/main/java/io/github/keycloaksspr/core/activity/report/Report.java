package io.github.keycloaksspr.core.activity.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One of the two reports, and where its rows are. */
public enum Report {
  RESETS("resets", "SsprResetActivityEntity", "startedAt", "finishedAt"),
  REGISTRATIONS("registrations", "SsprRegistrationActivityEntity", "occurredAt", "occurredAt");

  private final String id;
  private final String entity;
  private final String time;
  private final String settled;

  Report(String id, String entity, String time, String settled) {
    this.id = id;
    this.entity = entity;
    this.time = time;
    this.settled = settled;
  }

  /** Returns the last part of the report's address. */
  public String id() {
    return id;
  }

  /** Finds a report by its id. */
  public static Optional<Report> ofId(String id) {
    return Arrays.stream(values()).filter(report -> report.id.equals(id)).findFirst();
  }

  /** Returns the columns in the order of a row. */
  public List<Column> columns() {
    return this == RESETS ? Column.OF_RESETS : Column.OF_REGISTRATIONS;
  }

  String entity() {
    return entity;
  }

  /** Returns the property that the report is in the order of. */
  public String time() {
    return time;
  }

  /** Returns the property with the time since which a row does not change any more. */
  public String settled() {
    return settled;
  }

  /** Returns the properties with an index that goes on with {@link #time}, the best one first. */
  List<String> indexed() {
    return this == RESETS
        ? List.of("userId", "userTyped", "detail", "result")
        : List.of("userId", "userName", "action");
  }

  int place(String property) {
    return columns().stream().map(Column::property).toList().indexOf(property);
  }

  String selection() {
    return columns().stream()
        .map(column -> "e." + column.property())
        .collect(Collectors.joining(", "));
  }
}
