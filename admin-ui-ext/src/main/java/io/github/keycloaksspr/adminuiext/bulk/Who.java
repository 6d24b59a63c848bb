package io.github.keycloaksspr.adminuiext.bulk;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a row names its user; never printed whole, for it may be an address.
 *
 * @param value not blank
 */
record Who(By by, String value) {

  /** What a user is named by. */
  enum By {
    USER_ID("userId"),
    USERNAME("username"),
    EMAIL("email");

    private final String column;

    By(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }

    static Optional<By> ofColumn(String column) {
      return Arrays.stream(values()).filter(each -> each.column.equals(column)).findFirst();
    }

    /** Returns all columns in one text. */
    static String columns() {
      return Arrays.stream(values()).map(By::column).collect(Collectors.joining(", "));
    }
  }

  @Override
  public String toString() {
    return "Who[" + by.column() + "]";
  }
}
