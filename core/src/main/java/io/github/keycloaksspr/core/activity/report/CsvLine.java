package io.github.keycloaksspr.core.activity.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines of CSV (RFC 4180) that no spreadsheet takes for formulas: what strangers have typed
 * is among the cells.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class CsvLine {

  /** Tells spreadsheets that what follows is UTF-8. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String END = "\r\n";

  /**
   * What comes before a formula, at the beginning of a cell and where a spreadsheet that splits
   * lines at other characters would begin one. The wide forms are those of East Asian keyboards.
   */
  private static final Pattern BEFORE_A_FORMULA =
      Pattern.compile("(?:^|[,;|\\t\\r\\n])[ \u00A0\"']*(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

  private static final String SEPARATORS = ",;|\t\r\n";
  private static final String BEGINNINGS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20 \u00A0\"'";
  private static final String QUOTED = ",;|\t\r\n\"' \u00A0\uFEFF";

  private CsvLine() {}

  /** Returns a line with its end. */
  public static String of(List<? extends @Nullable Object> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", END));
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Number ? value.toString() : quoted(harmless(value.toString()));
  }

  /** Puts an apostrophe before what would be a formula. */
  private static String harmless(String text) {
    boolean suspect =
        !text.isEmpty()
            && (BEGINNINGS.indexOf(text.charAt(0)) >= 0 || containsAny(text, SEPARATORS));
    if (!suspect) {
      return text;
    }
    String guarded = BEFORE_A_FORMULA.matcher(text).replaceAll("$0'");
    return "\t\r\n".indexOf(guarded.charAt(0)) >= 0 ? "'" + guarded : guarded;
  }

  private static String quoted(String text) {
    return containsAny(text, QUOTED) ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** A regular expression for each cell would take longer than reading it from the database. */
  private static boolean containsAny(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
