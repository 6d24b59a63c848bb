package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.adminuiext.methods.Registrable;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.List;
import java.util.Optional;

/** What became of the body of an import. */
sealed interface ImportDocument {

  /** The most rows of one call. */
  int MOST_ROWS = 10_000;

  /** It has rows, some of which may be wrong. */
  record Rows(List<Row> rows) implements ImportDocument {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** It cannot be understood as a whole. */
  record Unreadable(List<FieldError> errors) implements ImportDocument {
    public Unreadable {
      errors = List.copyOf(errors);
    }
  }

  /** It has more rows than one call may have. */
  record TooManyRows() implements ImportDocument {}

  static Unreadable unreadable(String error) {
    return new Unreadable(List.of(new FieldError("", error)));
  }

  /** Tells rows from too many of them. */
  static ImportDocument of(List<Row> rows) {
    return rows.size() > MOST_ROWS ? new TooManyRows() : new Rows(rows);
  }

  /**
   * Says what is wrong with the name of a column; empty when there is such a column. Only what
   * looks like a name is repeated: where a header is missing, the first row stands in its place.
   */
  static Optional<FieldError> unknown(String column) {
    if (Who.By.ofColumn(column).isPresent() || Registrable.ofType(column).isPresent()) {
      return Optional.empty();
    }
    String field = column.matches("[A-Za-z][A-Za-z_-]{0,39}") ? column : "";
    return Optional.of(
        new FieldError(
            field,
            column.equals(CredentialTypes.SECURITY_QUESTIONS)
                ? "Answers to security questions cannot be imported."
                : "There is no such column; there are " + columns() + "."));
  }

  private static String columns() {
    return Who.By.columns() + ", " + Registrable.types();
  }
}
