package io.github.keycloaksspr.adminuiext.activity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.activity.report.Column;
import io.github.keycloaksspr.core.activity.report.CsvLine;
import io.github.keycloaksspr.core.activity.report.JsonRow;
import io.github.keycloaksspr.core.activity.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a report in one of the formats. */
final class RowWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Column> columns;
  private final JsonRow json;

  RowWriter(Report report, ZoneId zone) {
    this.columns = report.columns();
    this.json = new JsonRow(report, zone);
  }

  /** Returns a row without the columns that say nothing. */
  ObjectNode object(@Nullable Object[] row) {
    return json.object(Arrays.asList(row));
  }

  /** Returns a row on a line of its own. */
  String objectLine(@Nullable Object[] row) {
    try {
      return JSON.writeValueAsString(object(row)) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("A row cannot be written as JSON", e);
    }
  }

  String csvHeading() {
    return CsvLine.of(columns.stream().map(Column::name).toList());
  }

  String csvLine(@Nullable Object[] row) {
    List<@Nullable Object> cells = new ArrayList<>(row.length);
    for (int i = 0; i < columns.size(); i++) {
      Object value = row[i];
      cells.add(value == null ? null : json.shown(columns.get(i), value));
    }
    return CsvLine.of(cells);
  }
}
