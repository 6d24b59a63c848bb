package io.github.keycloaksspr.writeback.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record of type SRV (RFC 2782).
 *
 * @param priority of two records the lower one is tried first
 * @param weight how often it is drawn among those of its priority
 */
record ServiceRecord(int priority, int weight, int port, String target) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,5}) +(\\d{1,5}) +(\\d{1,5}) +([^ ]*?)\\.?");

  /**
   * Reads a record as DNS tools write it: {@code 0 100 389 dc1.corp.example.}
   *
   * @throws IllegalArgumentException when it is none
   */
  static ServiceRecord of(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no SRV record");
    }
    return new ServiceRecord(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        parts.group(4).toLowerCase(Locale.ROOT));
  }

  /**
   * Puts records into the order in which they are tried.
   *
   * @param below draws a number from 0 to below another one
   */
  static List<ServiceRecord> ordered(Collection<ServiceRecord> records, IntUnaryOperator below) {
    TreeMap<Integer, List<ServiceRecord>> byPriority = new TreeMap<>();
    for (ServiceRecord each : records) {
      byPriority.computeIfAbsent(each.priority(), priority -> new ArrayList<>()).add(each);
    }
    return byPriority.values().stream().flatMap(same -> drawn(same, below).stream()).toList();
  }

  private static List<ServiceRecord> drawn(List<ServiceRecord> same, IntUnaryOperator below) {
    // with a weight of 0 there is a very small chance of being drawn before others
    List<ServiceRecord> left = new ArrayList<>(same);
    left.sort(Comparator.comparing(each -> each.weight() > 0));
    List<ServiceRecord> drawn = new ArrayList<>();
    while (!left.isEmpty()) {
      int total = left.stream().mapToInt(ServiceRecord::weight).sum();
      drawn.add(left.remove(at(left, below.applyAsInt(total + 1))));
    }
    return drawn;
  }

  private static int at(List<ServiceRecord> records, int lot) {
    int index = 0;
    int sum = records.get(0).weight();
    while (sum < lot) {
      index++;
      sum += records.get(index).weight();
    }
    return index;
  }
}
