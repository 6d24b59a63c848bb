package io.github.keycloaksspr.core.question;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An answer in the form in which answers are compared and hashed (spec M5). Never printed. A change
 * of this form makes registered answers wrong, so there is none without a migration.
 *
 * @param normal the normal form
 */
public record Answer(String normal) {

  /** Fewest code points of a normal form. */
  public static final int SHORTEST = 3;

  /** Most code points of a normal form. */
  public static final int LONGEST = 40;

  /**
   * Unicode's Default_Ignorable_Code_Point, which no reader sees, with control characters that are
   * no white space and halves of surrogate pairs.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\x{AD}\\x{34F}\\x{61C}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
              + "\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{3164}"
              + "\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{1BCA0}-\\x{1BCA3}"
              + "\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}\\p{Cs}[\\p{Cc}&&\\P{IsWhite_Space}]]");

  private static final Pattern BLANKS = Pattern.compile("\\p{IsWhite_Space}+");

  /** What phones type for an apostrophe or a hyphen. */
  private static final Pattern APOSTROPHES = Pattern.compile("[\\x{2018}\\x{2019}\\x{2BC}]");

  private static final Pattern HYPHENS = Pattern.compile("\\p{Pd}");

  /** Brings what was typed into the normal form, the same on every server and in every locale. */
  public static Answer of(String typed) {
    String visible = INVISIBLE.matcher(composed(typed)).replaceAll("");
    String plain = HYPHENS.matcher(APOSTROPHES.matcher(visible).replaceAll("'")).replaceAll("-");
    return new Answer(BLANKS.matcher(folded(plain)).replaceAll(" ").strip());
  }

  /** Returns how many characters a reader would count, as code points of the normal form. */
  public int length() {
    return normal.codePointCount(0, normal.length());
  }

  /**
   * Removes differences of case. Lower-casing alone would keep ß apart from SS and a Greek final
   * sigma from the others; {@link String#toLowerCase(Locale)} looks at the neighbours of a sigma.
   */
  private static String folded(String text) {
    String upper = lower(composed(text)).toUpperCase(Locale.ROOT);
    return composed(lower(composed(upper)));
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  @Override
  public String toString() {
    return "Answer[***]";
  }
}
