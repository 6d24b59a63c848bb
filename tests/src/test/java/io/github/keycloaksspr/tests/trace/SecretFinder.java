package io.github.keycloaksspr.tests.trace;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds secrets in the lines of a log, in upper or lower case and also as part of an address. Only
 * whole ones count: what is next to one is neither a letter nor a digit, so that a longer number or
 * an id is none. Each line is read once, however many secrets there are: they are looked up by
 * their first word.
 */
public final class SecretFinder {
  private final Map<String, List<String>> byFirstWord = new HashMap<>();

  public SecretFinder(Collection<String> secrets) {
    for (String secret : secrets) {
      add(secret);
      add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
  }

  private void add(String secret) {
    int start = next(secret, 0, Character::isLetterOrDigit);
    String known = secret.substring(start).toLowerCase(Locale.ROOT);
    byFirstWord
        .computeIfAbsent(known.substring(0, wordEnd(known, 0)), word -> new ArrayList<>())
        .add(known);
  }

  /** Returns the secrets in a line, in lower case. */
  public Set<String> in(String line) {
    Set<String> found = new LinkedHashSet<>();
    int start = next(line, 0, Character::isLetterOrDigit);
    while (start < line.length()) {
      int end = wordEnd(line, start);
      found.addAll(at(line, start, end));
      start = next(line, end, Character::isLetterOrDigit);
    }
    return found;
  }

  private List<String> at(String line, int start, int end) {
    String word = line.substring(start, end).toLowerCase(Locale.ROOT);
    List<String> candidates = byFirstWord.get(word);
    if (candidates == null) {
      return List.of();
    }
    return candidates.stream()
        .filter(secret -> line.regionMatches(true, start, secret, 0, secret.length()))
        .filter(secret -> endsAt(line, start + secret.length()))
        .toList();
  }

  private static boolean endsAt(String line, int index) {
    return index == line.length()
        || !Character.isLetterOrDigit(line.charAt(index))
        || !Character.isLetterOrDigit(line.charAt(index - 1));
  }

  private static int wordEnd(String text, int start) {
    return next(text, start, character -> !Character.isLetterOrDigit(character));
  }

  private static int next(String text, int start, IntPredicate wanted) {
    int index = start;
    while (index < text.length() && !wanted.test(text.charAt(index))) {
      index++;
    }
    return index;
  }
}
