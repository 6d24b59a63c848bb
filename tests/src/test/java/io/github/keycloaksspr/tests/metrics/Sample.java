package io.github.keycloaksspr.tests.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of what a server tells Prometheus.
 *
 * @param name with its unit and ending, such as {@code _total}
 */
public record Sample(String name, Map<String, String> labels, double value) {
  private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Reads all of them. */
  public static List<Sample> all(String exposition) {
    return exposition
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(Sample::of)
        .toList();
  }

  private static Sample of(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("no sample: " + line);
    }
    Map<String, String> labels = new LinkedHashMap<>();
    String given = parts.group(2) == null ? "" : parts.group(2);
    for (MatchResult label : LABEL.matcher(given).results().toList()) {
      labels.put(label.group(1), label.group(2));
    }
    return new Sample(parts.group(1), labels, Double.parseDouble(parts.group(3)));
  }
}
