package io.github.keycloaksspr.benchmarks;

import java.time.Duration;
import java.util.List;

/** Percentiles by the nearest-rank method: always a value that was measured. */
final class Percentiles {
  private final List<Duration> ordered;

  Percentiles(List<Duration> values) {
    this.ordered = values.stream().sorted().toList();
  }

  /**
   * Returns the smallest value that at least this many percent of all values do not exceed.
   *
   * @param percent 1–100
   * @return zero if there are no values
   */
  Duration at(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("a percentile is 1 to 100, not " + percent);
    }
    if (ordered.isEmpty()) {
      return Duration.ZERO;
    }
    int rank = (int) Math.ceil(percent * ordered.size() / 100.0);
    return ordered.get(rank - 1);
  }
}
