package io.github.keycloaksspr.core.password;

import java.text.Normalizer;
import java.util.Locale;

/** How a password or a name reads once the usual disguises are taken off (spec X8). */
final class Undisguised {

  /** Characters after which a password is safe from guessing, whatever comes next. */
  private static final int MOST = 4096;

  private Undisguised() {}

  /**
   * Returns the text in small letters, in Unicode's compatibility form, with the letters that
   * {@code 0 1 $ @} stand for.
   */
  static String of(String text) {
    String bounded = text.length() > MOST ? text.substring(0, MOST) : text;
    return Normalizer.normalize(bounded, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace('0', 'o')
        .replace('1', 'l')
        .replace('$', 's')
        .replace('@', 'a');
  }
}
