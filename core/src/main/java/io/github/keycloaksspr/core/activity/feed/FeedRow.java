package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.activity.report.Column;
import io.github.keycloaksspr.core.activity.report.Position;
import io.github.keycloaksspr.core.activity.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a report that does not change any more.
 *
 * @param cells the values of the report's columns, in their order
 */
public record FeedRow(Report report, List<@Nullable Object> cells) {

  public FeedRow {
    cells = Collections.unmodifiableList(new ArrayList<>(cells));
  }

  /** Takes a row as it comes from the database. */
  public static FeedRow of(Report report, @Nullable Object[] row) {
    return new FeedRow(report, Arrays.asList(row));
  }

  /** Returns the row's id, by which receivers know it again. */
  public String id() {
    return text("id").orElseThrow();
  }

  /** Returns since when the row says what it says. */
  public Instant settled() {
    return time(report.settled()).orElseThrow();
  }

  /** Returns where the row is among those that are sent. */
  public Position position() {
    return new Position(settled().toEpochMilli(), id());
  }

  /** Returns what a column says; empty where it says nothing. */
  public Optional<String> text(String column) {
    return cell(column).map(Object::toString).filter(text -> !text.isEmpty());
  }

  /** Returns the time in a column. */
  public Optional<Instant> time(String column) {
    return cell(column).map(value -> Instant.ofEpochMilli(((Number) value).longValue()));
  }

  private Optional<Object> cell(String name) {
    List<Column> columns = report.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return Optional.ofNullable(cells.get(i));
      }
    }
    return Optional.empty();
  }
}
