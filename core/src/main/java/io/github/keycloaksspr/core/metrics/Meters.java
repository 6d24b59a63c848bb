package io.github.keycloaksspr.core.metrics;

import java.time.Duration;

/** Counts and times what a server does. Nothing of that ever makes fail what is measured. */
public interface Meters {

  /** Returns meters that measure nothing. */
  static Meters none() {
    return new NoMeters();
  }

  /**
   * Returns the meters of this server; those that measure nothing unless its option {@code
   * metrics-enabled} is on.
   */
  static Meters ofServer() {
    return ServerMeters.CHOSEN;
  }

  /** Tells whether anything is measured, so that nothing need be found out for it. */
  boolean on();

  /**
   * Counts one.
   *
   * @param values one for each tag of the meter, in their order
   */
  void count(Meter meter, String... values);

  /**
   * Notes how long something took.
   *
   * @param values one for each tag of the meter, in their order
   */
  void time(Meter meter, Duration elapsed, String... values);
}
