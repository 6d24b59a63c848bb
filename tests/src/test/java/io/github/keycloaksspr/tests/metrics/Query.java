package io.github.keycloaksspr.tests.metrics;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression in the language of Prometheus, read for what it names.
 *
 * @param text as it is in a dashboard or a rule
 */
public record Query(String text) {
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:sspr|keycloak)_\\w+)(?:\\{([^}]*)})?");
  private static final Pattern MATCHER =
      Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");

  /** What one selector asks for. */
  public record Selector(String metric, List<Condition> conditions) {}

  /**
   * What a label must be.
   *
   * @param values out of an expression such as {@code a|b}
   */
  public record Condition(String label, Set<String> values) {}

  /** Returns its selectors. */
  public List<Selector> selectors() {
    return SELECTOR.matcher(text).results().map(Query::selector).toList();
  }

  private static Selector selector(MatchResult found) {
    String conditions = found.group(2) == null ? "" : found.group(2);
    return new Selector(
        found.group(1),
        MATCHER
            .matcher(conditions)
            .results()
            .map(each -> new Condition(each.group(1), Set.of(each.group(2).split("\\|", -1))))
            .toList());
  }

  /** Returns the labels by which it groups. */
  public Set<String> grouping() {
    return GROUPING
        .matcher(text)
        .results()
        .flatMap(found -> Stream.of(found.group(1).split(",", -1)))
        .map(String::strip)
        .collect(Collectors.toSet());
  }
}
