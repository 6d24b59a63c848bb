package io.github.keycloaksspr.benchmarks;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The security questions of the benchmark, whose answers can be told from their texts. */
final class Cards {
  static final int REGISTERED = 5;

  private static final Pattern QUESTION = Pattern.compile("stands on card (\\d)\\?");

  private Cards() {}

  static List<Integer> all() {
    return IntStream.rangeClosed(1, REGISTERED).boxed().toList();
  }

  static String question(int card) {
    return "What stands on card " + card + "?";
  }

  static String answer(int card) {
    return "bramble " + "abcde".charAt(card - 1) + card;
  }

  /** Returns the answers to the questions of a page, in their order. */
  static List<String> answers(String html) {
    return QUESTION
        .matcher(html)
        .results()
        .map(MatchResult::group)
        .map(text -> answer(text.charAt(text.length() - 2) - '0'))
        .toList();
  }
}
