package io.github.keycloaksspr.adminuiext.registration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the lists of users that are looked through one after the other. Callers hand back what
 * they were given and read nothing into it.
 *
 * @param list number of the list, from 0
 * @param offset number of the user in it, from 0
 */
record Position(int list, int offset) {

  static final Position START = new Position(0, 0);

  private static final Pattern TEXT = Pattern.compile("(?:(\\d{1,5})-)?(\\d{1,9})");

  /** Reads what {@link #toString()} wrote, or the number of a user in the only list. */
  static Optional<Position> parse(@Nullable String text) {
    if (text == null) {
      return Optional.of(START);
    }
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new Position(number(parts.group(1)), number(parts.group(2))))
        : Optional.empty();
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  Position onward(int users) {
    return new Position(list, offset + users);
  }

  Position nextList() {
    return new Position(list + 1, 0);
  }

  @Override
  public String toString() {
    return list == 0 ? String.valueOf(offset) : list + "-" + offset;
  }
}
