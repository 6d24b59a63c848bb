package io.github.keycloaksspr.adminuiext.activity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.activity.report.Column;
import io.github.keycloaksspr.core.activity.report.CsvLine;
import io.github.keycloaksspr.core.activity.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a report in one of the formats. */
final class RowWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Column> columns;
  private final DateTimeFormatter times;

  RowWriter(Report report, ZoneId zone) {
    this.columns = report.columns();
    this.times = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
  }

  /** Returns a row without the columns that say nothing. */
  ObjectNode object(@Nullable Object[] row) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row[i];
      if (columns.get(i).kind() == Column.Kind.LIST) {
        ArrayNode list = object.putArray(columns.get(i).name());
        words(value).forEach(list::add);
      } else if (value instanceof Number number && columns.get(i).kind() == Column.Kind.NUMBER) {
        object.put(columns.get(i).name(), number.longValue());
      } else if (value != null) {
        object.put(columns.get(i).name(), String.valueOf(shown(columns.get(i), value)));
      }
    }
    return object;
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
      cells.add(value == null ? null : shown(columns.get(i), value));
    }
    return CsvLine.of(cells);
  }

  private Object shown(Column column, Object value) {
    return column.kind() == Column.Kind.TIME && value instanceof Number time
        ? times.format(Instant.ofEpochMilli(time.longValue()))
        : value;
  }

  private static Stream<String> words(@Nullable Object joined) {
    // Oracle stores an empty text as null
    return joined == null || joined.toString().isEmpty()
        ? Stream.empty()
        : Stream.of(joined.toString().split(","));
  }
}
