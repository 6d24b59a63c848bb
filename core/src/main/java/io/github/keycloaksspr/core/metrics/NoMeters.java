package io.github.keycloaksspr.core.metrics;

import java.time.Duration;

/** Measures nothing. */
final class NoMeters implements Meters {

  @Override
  public boolean on() {
    return false;
  }

  @Override
  public void count(Meter meter, String... values) {
    // nobody looks at it
  }

  @Override
  public void time(Meter meter, Duration elapsed, String... values) {
    // nobody looks at it
  }
}
