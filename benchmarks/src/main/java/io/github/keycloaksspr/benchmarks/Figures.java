package io.github.keycloaksspr.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * What was measured of one kind with one number of clients, all rounds together.
 *
 * @param walks how many came to their end
 * @param failures how many did not
 * @param perSecond walks per second of all clients together
 * @param median time of a walk that half of them stayed within
 * @param p95 time of a walk that 95 in 100 stayed within
 */
record Figures(
    Kind kind,
    int clients,
    int walks,
    int failures,
    double perSecond,
    Duration median,
    Duration p95) {

  /**
   * Computes the figures.
   *
   * @param times of the walks that came to their end
   * @param busy time of all clients together, from the first start to the last end of each round
   */
  static Figures of(Kind kind, int clients, List<Duration> times, int failures, Duration busy) {
    Percentiles percentiles = new Percentiles(times);
    // a client that ends before the others in a round is not counted as idle
    double perSecond = busy.isZero() ? 0 : times.size() * (double) clients * 1e9 / busy.toNanos();
    return new Figures(
        kind, clients, times.size(), failures, perSecond, percentiles.at(50), percentiles.at(95));
  }

  /** Tells how many times as many per second this is. */
  double ratioTo(Figures other) {
    return other.perSecond() == 0 ? Double.NaN : perSecond() / other.perSecond();
  }
}
