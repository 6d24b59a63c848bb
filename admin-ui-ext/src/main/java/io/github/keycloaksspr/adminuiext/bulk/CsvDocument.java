package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.adminuiext.methods.Registrable;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An import as comma- or semicolon-separated values with a header line. */
final class CsvDocument {

  /** What a cell says to have something removed; an empty one leaves it as it is. */
  static final String REMOVE = "(remove)";

  private CsvDocument() {}

  static ImportDocument parse(String text) {
    String header = text.lines().findFirst().orElse("");
    boolean commas = header.indexOf(',') >= 0;
    boolean semicolons = header.indexOf(';') >= 0;
    if (commas && semicolons) {
      return ImportDocument.unreadable(
          "The header must separate its columns by commas or by semicolons, not by both.");
    }
    return parse(new CsvReader(text, semicolons ? ';' : ',').readAll());
  }

  private static ImportDocument parse(List<CsvReader.Line> lines) {
    if (lines.isEmpty() || !(lines.get(0) instanceof CsvReader.Line.Cells header)) {
      return ImportDocument.unreadable("The first line must name the columns.");
    }
    List<String> columns = header.cells().stream().map(String::strip).toList();
    List<FieldError> errors = wrong(columns);
    return errors.isEmpty()
        ? rows(columns, lines.subList(1, lines.size()))
        : new ImportDocument.Unreadable(errors);
  }

  private static List<FieldError> wrong(List<String> columns) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      Optional<FieldError> unknown = ImportDocument.unknown(column);
      unknown.ifPresent(errors::add);
      if (unknown.isEmpty() && !seen.add(column)) {
        errors.add(new FieldError(column, "The column stands there twice."));
      }
    }
    return errors;
  }

  private static ImportDocument rows(List<String> columns, List<CsvReader.Line> lines) {
    List<Row> rows = new ArrayList<>();
    for (CsvReader.Line line : lines) {
      rows.add(row(rows.size() + 1, columns, line));
    }
    return ImportDocument.of(rows);
  }

  private static Row row(int number, List<String> columns, CsvReader.Line line) {
    if (line instanceof CsvReader.Line.Malformed malformed) {
      return Row.unreadable(number, malformed.reason());
    }
    List<String> cells = ((CsvReader.Line.Cells) line).cells();
    if (cells.size() != columns.size()) {
      return Row.unreadable(
          number,
          "Line %d has %d cells, but the header has %d."
              .formatted(line.number(), cells.size(), columns.size()));
    }
    Row.Builder row = new Row.Builder(number);
    for (int i = 0; i < cells.size(); i++) {
      cell(row, columns.get(i), cells.get(i));
    }
    return row.build();
  }

  private static void cell(Row.Builder row, String column, String cell) {
    Who.By.ofColumn(column).ifPresent(by -> row.who(by, cell));
    if (!cell.isBlank()) {
      Registrable.ofType(column).ifPresent(found -> row.change(found, change(cell.strip())));
    }
  }

  private static Change change(String cell) {
    return cell.equals(REMOVE) ? new Change.Remove() : new Change.Save(cell);
  }
}
