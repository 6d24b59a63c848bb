package io.github.keycloaksspr.core.password;

import java.util.Arrays;
import java.util.List;

/**
 * Counts what somebody would have to guess of a password: one point for each banned term in it and
 * one for each other character, in the way that gives the fewest (spec X8).
 */
final class PasswordScore {

  /** The points with which a password is accepted. */
  static final int ENOUGH = 5;

  /** The most characters that a banned term explains, being one edit away. */
  private static final int WIDEST = BannedTerms.LONGEST + 1;

  private PasswordScore() {}

  /**
   * Counts the points. They are exact for what could have too few; for longer passwords they are
   * the fewest that there could be, so that a long password costs no more time than a short one.
   *
   * @param undisguised the password as {@link Undisguised} returns it
   */
  static int of(String undisguised, List<BannedTerms> banned) {
    int[] password = undisguised.codePoints().toArray();
    return password.length > (ENOUGH - 1) * WIDEST
        ? (password.length + WIDEST - 1) / WIDEST
        : count(password, banned);
  }

  private static int count(int[] password, List<BannedTerms> banned) {
    int[] points = new int[password.length + 1];
    Arrays.setAll(points, index -> index);
    for (int start = 0; start < password.length; start++) {
      points[start + 1] = Math.min(points[start + 1], points[start] + 1);
      for (BannedTerms list : banned) {
        for (int[] term : list.terms()) {
          explain(password, start, term, points);
        }
      }
    }
    return points[password.length];
  }

  /** Enters the point of a term for each stretch from here on that is the term. */
  private static void explain(int[] password, int start, int[] term, int[] points) {
    int longest = Math.min(term.length + 1, password.length - start);
    for (int length = Math.max(BannedTerms.SHORTEST, term.length - 1);
        length <= longest;
        length++) {
      if (OneEdit.matches(password, start, length, term)) {
        points[start + length] = Math.min(points[start + length], points[start] + 1);
      }
    }
  }
}
