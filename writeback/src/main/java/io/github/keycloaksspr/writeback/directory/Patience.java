package io.github.keycloaksspr.writeback.directory;

import java.time.Duration;

/**
 * How long controllers may take.
 *
 * @param connect until a connection is there; with TLS it may take as long as an answer more
 * @param answer until a question is answered
 * @param write until a new password is answered: password filters may take their time
 * @param whole until somebody must be told how it ended; a step begun before it may end after it
 * @param rest for which a controller that failed is left alone while there are others
 */
public record Patience(
    Duration connect, Duration answer, Duration write, Duration whole, Rest rest) {

  /** Keeps a reset below three seconds with one stalled controller. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofMillis(1100),
          Duration.ofMillis(1200),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          new Rest(Duration.ofSeconds(5), Duration.ofMinutes(5), 0.2));

  /**
   * How long a controller is left alone: twice as long after each failure.
   *
   * @param first after the first failure
   * @param longest however often it fails
   * @param jitter by which part a rest is longer or shorter by chance, so that several servers do
   *     not come back at the same moment
   */
  public record Rest(Duration first, Duration longest, double jitter) {

    /**
     * Returns how long a rest lasts.
     *
     * @param failures in a row, at least one
     * @param chance from 0 to below 1
     */
    Duration after(int failures, double chance) {
      Duration doubled = first;
      for (int i = 1; i < failures && doubled.compareTo(longest) < 0; i++) {
        doubled = doubled.multipliedBy(2);
      }
      Duration limited = doubled.compareTo(longest) < 0 ? doubled : longest;
      return Duration.ofNanos(Math.round(limited.toNanos() * (1 + jitter * (2 * chance - 1))));
    }
  }
}
