package io.github.keycloaksspr.core.activity.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a report as JSON, with times in one zone. */
public final class JsonRow {

  private final List<Column> columns;
  private final DateTimeFormatter times;

  public JsonRow(Report report, ZoneId zone) {
    this.columns = report.columns();
    this.times = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
  }

  /**
   * Returns a row without the columns that say nothing.
   *
   * @param cells the values of the report's columns, in their order
   */
  public ObjectNode object(List<? extends @Nullable Object> cells) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      Object value = cells.get(i);
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

  /** Returns a value as it is shown where everything is a text or a number. */
  public Object shown(Column column, Object value) {
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
