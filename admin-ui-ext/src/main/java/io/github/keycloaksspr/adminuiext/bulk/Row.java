package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.adminuiext.methods.Registrable;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of an import, as it was written; types that it does not name stay as they are.
 *
 * @param number from 1, without the header
 * @param who the user; empty only in a row with errors
 * @param errors what keeps it from being looked at further
 */
record Row(
    int number, Optional<Who> who, Map<Registrable, Change> changes, List<FieldError> errors) {

  Row {
    changes = Map.copyOf(changes);
    errors = List.copyOf(errors);
  }

  /** A row that cannot be read. */
  static Row unreadable(int number, String reason) {
    return new Row(number, Optional.empty(), Map.of(), List.of(new FieldError("", reason)));
  }

  /** Collects one row column by column. */
  static final class Builder {

    private final int number;
    private final List<Who> named = new ArrayList<>();
    private final Map<Registrable, Change> changes = new EnumMap<>(Registrable.class);
    private final List<FieldError> errors = new ArrayList<>();

    Builder(int number) {
      this.number = number;
    }

    void who(Who.By by, String value) {
      if (!value.isBlank()) {
        named.add(new Who(by, value.strip()));
      }
    }

    void change(Registrable registrable, Change change) {
      changes.put(registrable, change);
    }

    void error(String field, String error) {
      errors.add(new FieldError(field, error));
    }

    Row build() {
      if (errors.isEmpty() && named.size() != 1) {
        error("", "A row names its user by exactly one of " + Who.By.columns() + ".");
      }
      return new Row(number, named.stream().findFirst(), changes, errors);
    }
  }
}
