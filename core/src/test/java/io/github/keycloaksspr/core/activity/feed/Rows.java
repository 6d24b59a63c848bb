package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.activity.report.Column;
import io.github.keycloaksspr.core.activity.report.Report;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Rows of the tests: that of the documentation, and others like it. */
final class Rows {

  static final Origin ORIGIN = new Origin("corp", "keycloak-0");

  private static final Map<String, Object> RESET =
      Map.ofEntries(
          Map.entry("id", "7d1c1f0e-5b0a-3c55-9c0e-0d6f5a1b2c3d"),
          Map.entry("startedAt", millis("2026-11-20T09:29:16.235Z")),
          Map.entry("finishedAt", millis("2026-11-20T09:30:02.118Z")),
          Map.entry("user", "anna"),
          Map.entry("userId", "0a1b2c3d-1111-2222-3333-444455556666"),
          Map.entry("role", "user"),
          Map.entry("intent", "reset"),
          Map.entry("methods", "email"),
          Map.entry("result", "succeeded"),
          Map.entry("detail", "password_reset"),
          Map.entry("step", "done"),
          Map.entry("gatesPassed", 1),
          Map.entry("gates", 1),
          Map.entry("writeback", "written"),
          Map.entry("controller", "dc1.corp.example"),
          Map.entry("address", "192.0.2.7"),
          Map.entry("client", "portal"));

  private static final Map<String, Object> REGISTRATION =
      Map.of(
          "id", "11111111-2222-3333-4444-555555555555",
          "occurredAt", millis("2026-11-20T09:31:00Z"),
          "user", "anna",
          "role", "user",
          "action", "registered",
          "data", "sspr-email");

  private Rows() {}

  /** Returns the row of the documentation with other values for some columns. */
  static FeedRow reset(Map<String, ?> changes) {
    return row(Report.RESETS, RESET, changes);
  }

  static FeedRow registration(Map<String, ?> changes) {
    return row(Report.REGISTRATIONS, REGISTRATION, changes);
  }

  private static FeedRow row(Report report, Map<String, ?> usual, Map<String, ?> changes) {
    Map<String, Object> values = new HashMap<>(usual);
    values.putAll(changes);
    return FeedRow.of(
        report, report.columns().stream().map(Column::name).map(values::get).toArray());
  }

  static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
