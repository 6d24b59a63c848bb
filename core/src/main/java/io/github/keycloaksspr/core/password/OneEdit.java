package io.github.keycloaksspr.core.password;

import java.util.Arrays;

/** Compares a stretch of a password with a term from which it may be one edit away. */
final class OneEdit {

  private OneEdit() {}

  /**
   * Tells whether a stretch is the term, but for at most one character that is another, missing or
   * too much. One too much stands inside the term: before or behind it, it is a character of its
   * own.
   *
   * @param length of the stretch, at most one character more or less than the term
   */
  static boolean matches(int[] password, int start, int length, int[] term) {
    int same = samePrefix(password, start, length, term);
    if (length < term.length) {
      return rest(password, start + same, start + length, term, same + 1);
    }
    if (length > term.length) {
      return password[start] == term[0]
          && password[start + length - 1] == term[term.length - 1]
          && rest(password, start + same + 1, start + length, term, same);
    }
    return same == length || rest(password, start + same + 1, start + length, term, same + 1);
  }

  private static int samePrefix(int[] password, int start, int length, int[] term) {
    int most = Math.min(length, term.length);
    int same = 0;
    while (same < most && password[start + same] == term[same]) {
      same++;
    }
    return same;
  }

  private static boolean rest(int[] password, int from, int to, int[] term, int termFrom) {
    return Arrays.equals(password, from, to, term, termFrom, term.length);
  }
}
