package io.github.keycloaksspr.core.question;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a question's text: an answer must not be made of them (spec M5). */
final class QuestionWords {

  private static final int SHORT = 2;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  /** Scripts that put no blanks between words, or hang endings on them. */
  private static final Pattern UNSPACED =
      Pattern.compile(
          ".*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}"
              + "\\p{IsKhmer}\\p{IsMyanmar}].*");

  private final String text;
  private final Set<String> words;

  private QuestionWords(String text) {
    this.text = text;
    this.words = words(text).collect(Collectors.toUnmodifiableSet());
  }

  static QuestionWords of(String text) {
    return new QuestionWords(Answer.of(text).normal());
  }

  /** Tells whether each word of the answer is one of the question's; short ones do not count. */
  boolean make(Answer answer) {
    List<String> parts =
        words(answer.normal())
            .filter(word -> word.codePointCount(0, word.length()) > SHORT)
            .toList();
    return !parts.isEmpty() && parts.stream().allMatch(this::include);
  }

  private boolean include(String word) {
    return words.contains(word) || (UNSPACED.matcher(word).matches() && text.contains(word));
  }

  private static Stream<String> words(String text) {
    return BETWEEN_WORDS.splitAsStream(text).filter(word -> !word.isEmpty());
  }
}
