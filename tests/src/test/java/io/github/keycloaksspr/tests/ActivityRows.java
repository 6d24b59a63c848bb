package io.github.keycloaksspr.tests;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The tables behind the activity reports, read and written beside the servers that fill them. */
record ActivityRows(String url, String user, String password) {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** A row: its columns by their names, without those that are null. */
  record Row(Map<String, String> columns) {
    Row {
      columns = Map.copyOf(columns);
    }

    String get(String column) {
      return columns.getOrDefault(column, "");
    }

    /** Returns some columns in one text, for comparisons. */
    String summary(String... wanted) {
      return String.join(" ", List.of(wanted).stream().map(this::get).toList());
    }
  }

  /** Returns the rows of a realm in the reset report. */
  List<Row> resets(String realmId) throws SQLException {
    return read(
        "select * from SSPR_RESET_ACTIVITY where REALM_ID = '"
            + realmId
            + "' order by STARTED_AT, ID");
  }

  /** Returns the rows of a realm in the registration report. */
  List<Row> registrations(String realmId) throws SQLException {
    return read(
        "select * from SSPR_REGISTRATION_ACTIVITY where REALM_ID = '"
            + realmId
            + "' order by OCCURRED_AT, ID");
  }

  /** Waits for rows of the reset report to be as they must. */
  List<Row> resets(String realmId, Predicate<List<Row>> settled)
      throws SQLException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<Row> rows = resets(realmId);
    while (!settled.test(rows) && Instant.now().isBefore(deadline)) {
      Thread.sleep(PAUSE.toMillis());
      rows = resets(realmId);
    }
    return rows;
  }

  List<Row> read(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<Row> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(row(found));
      }
      return rows;
    }
  }

  private static Row row(ResultSet found) throws SQLException {
    ResultSetMetaData meta = found.getMetaData();
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String value = found.getString(i);
      if (value != null) {
        columns.put(meta.getColumnName(i), value);
      }
    }
    return new Row(columns);
  }

  /** Begins as many sessions as somebody would in a busy week. */
  void begin(String realmId, int sessions, Instant at) throws SQLException {
    execute(
        "insert into SSPR_RESET_ACTIVITY"
            + " (ID, REALM_ID, SESSION_KEY, STARTED_AT, INTENT, STEP, GATES_PASSED, GATES)"
            + " select random_uuid(), '"
            + realmId
            + "', 'session-' || x, "
            + at.toEpochMilli()
            + " + x, 'reset', 'email_started', 0, 1 from system_range(1, "
            + sessions
            + ")");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
