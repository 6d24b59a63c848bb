package io.github.keycloaksspr.core.password;

import java.util.List;

/** Terms that make a password easy to guess, as written and as they are compared. */
public final class BannedTerms {

  /** The most terms that a realm can ban. */
  public static final int MOST = 1_000;

  /** The least characters of a term. */
  public static final int SHORTEST = 4;

  /** The most characters of a term. */
  public static final int LONGEST = 16;

  private final List<String> texts;
  private final List<int[]> terms;

  private BannedTerms(List<String> texts) {
    this.texts = List.copyOf(texts);
    this.terms = texts.stream().map(text -> Undisguised.of(text).codePoints().toArray()).toList();
  }

  /** Bans terms, of which each is {@link #usable}. */
  public static BannedTerms of(List<String> texts) {
    return new BannedTerms(texts);
  }

  /** Tells whether a text has the length of a term and no blanks at its ends. */
  public static boolean usable(String text) {
    String compared = Undisguised.of(text);
    int length = compared.codePointCount(0, compared.length());
    return length >= SHORTEST && length <= LONGEST && text.strip().length() == text.length();
  }

  /** Returns how a term is compared: two that read alike are one. */
  public static String compared(String text) {
    return Undisguised.of(text);
  }

  /** Returns the terms as they were written. */
  public List<String> texts() {
    return texts;
  }

  List<int[]> terms() {
    return terms;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BannedTerms terms && texts.equals(terms.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
