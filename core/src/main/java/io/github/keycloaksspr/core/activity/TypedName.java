package io.github.keycloaksspr.core.activity;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is kept of a name that was typed to identify. People type passwords into that field; a name
 * that no account has is therefore kept only where it looks like one.
 */
public final class TypedName {

  /** Stands for what is not kept. */
  public static final String WITHHELD = "***";

  /** The width of the column. */
  static final int LONGEST = 255;

  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern NAME = Pattern.compile("([\\w-]+\\\\)?[\\p{L}\\p{M}\\p{N}._'-]+");

  /** Most password rules ask for three of the four kinds of characters, and few names have them. */
  private static final int KINDS_OF_A_PASSWORD = 3;

  private TypedName() {}

  /**
   * Returns what may be kept.
   *
   * @param resolved whether it is the name of an account
   */
  public static String kept(String typed, boolean resolved) {
    String name = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    return resolved || ADDRESS.matcher(name).matches() || plain(name) ? name : WITHHELD;
  }

  private static boolean plain(String name) {
    String account = name.substring(name.indexOf('\\') + 1);
    return NAME.matcher(name).matches() && kinds(account) < KINDS_OF_A_PASSWORD;
  }

  private static long kinds(String name) {
    return Stream.of("\\p{Ll}", "\\p{Lu}", "\\p{N}", "[^\\p{L}\\p{M}\\p{N}.]")
        .filter(kind -> Pattern.compile(kind).matcher(name).find())
        .count();
  }
}
