package io.github.keycloaksspr.core.activity.report;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows part by part, each beginning where the one before ended, so that the last part costs
 * what the first one does, and nothing is held open in between.
 *
 * <p>What no index serves is looked for in windows of so many rows in the order of the list: a
 * database that is left to itself would, for something rare, read or sort the whole table.
 */
public final class ReportRows {

  /**
   * How many rows are looked at for a page, small windows first. All of them take a database some
   * ten milliseconds; with more of them, people would wait for one call.
   */
  private static final List<Integer> WINDOWS = List.of(2_000, 8_000, 10_000);

  private static final int WINDOW_OF_A_FILE = 20_000;

  private final EntityManager entities;
  private final Selection selection;

  public ReportRows(EntityManager entities, Selection selection) {
    this.entities = entities;
    this.selection = selection;
  }

  /**
   * Some rows of a list.
   *
   * @param rows the values of the report's columns, in their order
   * @param next where to go on; null when that was all
   */
  public record Part(List<@Nullable Object[]> rows, @Nullable Position next) {
    public Part {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Returns rows for somebody who waits for them. There may be fewer than asked for, and even none,
   * although the list goes on: when so many rows were looked at.
   *
   * @param after where to begin; null for the beginning
   * @param skipped how many rows from there on are left out
   */
  public Part page(@Nullable Position after, int skipped, int most) {
    if (skipped > 0 || selection.remaining().isEmpty()) {
      return upTo(most, rows(after, null, skipped, most + 1));
    }
    List<@Nullable Object[]> found = new ArrayList<>();
    Position at = after;
    for (int window : WINDOWS) {
      Optional<Position> end = end(at, window);
      found.addAll(rows(at, end.orElse(null), 0, most + 1 - found.size()));
      if (found.size() > most || end.isEmpty()) {
        return upTo(most, found);
      }
      at = end.get();
    }
    return new Part(found, at);
  }

  /** Returns the rows behind one position, up to another and with it. */
  public List<@Nullable Object[]> between(Position after, Position until, int most) {
    return rows(after, until, 0, most);
  }

  /** Returns rows for a list that is read to its end, some thousands at a time. */
  public Part chunk(@Nullable Position after, int most) {
    if (selection.remaining().isEmpty()) {
      return upTo(most, rows(after, null, 0, most + 1));
    }
    Optional<Position> end = end(after, WINDOW_OF_A_FILE);
    return new Part(rows(after, end.orElse(null), 0, WINDOW_OF_A_FILE), end.orElse(null));
  }

  private Part upTo(int most, List<@Nullable Object[]> found) {
    if (found.size() <= most) {
      return new Part(found, null);
    }
    List<@Nullable Object[]> rows = found.subList(0, most);
    return new Part(rows, most == 0 ? null : position(selection, rows.get(most - 1)));
  }

  /** Returns the place of a row in the list. */
  public static Position position(Selection selection, @Nullable Object[] row) {
    Report report = selection.report();
    return new Position(
        (Long) value(row, report.place(selection.property())),
        (String) value(row, report.place("id")));
  }

  private static Object value(@Nullable Object[] row, int place) {
    Object value = row[place];
    if (value == null) {
      throw new IllegalStateException("A row without the time or the id that it is listed by");
    }
    return value;
  }

  private List<@Nullable Object[]> rows(
      @Nullable Position after, @Nullable Position until, int skipped, int most) {
    Statement statement = new Statement(selection);
    statement.base();
    statement.remaining();
    statement.between(after, until);
    return statement
        .query(entities, selection.report().selection())
        .setFirstResult(skipped)
        .setMaxResults(most)
        .getResultList();
  }

  /** Returns the last row of a window, whether or not it is asked for; empty at the end. */
  private Optional<Position> end(@Nullable Position after, int window) {
    Statement statement = new Statement(selection);
    statement.base();
    statement.between(after, null);
    return statement
        .query(entities, "e." + selection.property() + ", e.id")
        .setFirstResult(window - 1)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(row -> new Position((Long) value(row, 0), (String) value(row, 1)));
  }
}
