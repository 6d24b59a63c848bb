package io.github.keycloaksspr.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many times as many walks per second one server makes as another, and how far chance may have
 * moved that.
 *
 * @param value the geometric mean of the rounds' ratios
 * @param within half of the interval that holds the true ratio 95 times in 100; not a number with
 *     fewer than two rounds
 */
record Ratio(double value, double within) {

  /** Quantile of Student's distribution for some twenty rounds, and on the safe side with more. */
  private static final double STUDENT = 2.1;

  /**
   * Compares what was measured in the same rounds, so that what hits a round as a whole is no
   * difference.
   *
   * @param these walks per second in each round
   * @param others walks per second of the other server, round by round
   */
  static Ratio of(List<Double> these, List<Double> others) {
    double[] logarithms =
        IntStream.range(0, Math.min(these.size(), others.size()))
            .filter(i -> these.get(i) > 0 && others.get(i) > 0)
            .mapToDouble(i -> Math.log(these.get(i) / others.get(i)))
            .toArray();
    int rounds = logarithms.length;
    double mean =
        IntStream.range(0, rounds).mapToDouble(i -> logarithms[i]).average().orElse(Double.NaN);
    double squares =
        IntStream.range(0, rounds).mapToDouble(i -> Math.pow(logarithms[i] - mean, 2)).sum();
    double deviation = rounds < 2 ? Double.NaN : Math.sqrt(squares / (rounds - 1));
    double value = Math.exp(mean);
    return new Ratio(value, value * STUDENT * deviation / Math.sqrt(rounds));
  }
}
