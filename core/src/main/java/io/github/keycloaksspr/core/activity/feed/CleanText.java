package io.github.keycloaksspr.core.activity.feed;

/**
 * Takes out of a text what could make a line of a log look like two, or like another one: control
 * characters, ends of lines and paragraphs, what turns the direction of writing, and halves of
 * characters. Each becomes U+FFFD.
 */
final class CleanText {

  private static final char REPLACEMENT = '\uFFFD';

  /** Marks, overrides and isolates of the direction, and the byte order mark. */
  private static final String DIRECTIONS =
      "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF";

  private CleanText() {}

  /**
   * Returns the text, shortened.
   *
   * @param longest how many characters of UTF-16 at most; none is cut in halves
   */
  static String of(String text, int longest) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int shown = harmful(character) ? REPLACEMENT : character;
      if (clean.length() + Character.charCount(shown) > longest) {
        break;
      }
      clean.appendCodePoint(shown);
      i += Character.charCount(character);
    }
    return clean.toString();
  }

  private static boolean harmful(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> DIRECTIONS.indexOf(character) >= 0;
    };
  }
}
