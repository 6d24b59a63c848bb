package io.github.keycloaksspr.core.limit;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param allowed how often within the window
 * @param window length of the window, which begins with the first time
 * @param block how long nothing is allowed after the window was used up
 */
public record Rule(int allowed, Duration window, Duration block) {

  public Rule {
    if (allowed < 1 || window.isNegative() || window.isZero() || block.isNegative()) {
      throw new IllegalArgumentException("Not a limit: " + allowed + " in " + window);
    }
  }
}
