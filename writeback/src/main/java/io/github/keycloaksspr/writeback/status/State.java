package io.github.keycloaksspr.writeback.status;

import java.util.Collection;
import java.util.Locale;

/** How a controller, a directory or a realm stands (spec W5); the worse come later. */
public enum State {
  /** All that is needed was seen to work. */
  UP,
  /** Passwords can be written, but something wants mending. */
  DEGRADED,
  /** No password can be written now; it may come back by itself. */
  DOWN,
  /** No password can be written until an administrator has changed something. */
  MISCONFIGURED,
  /** Nothing is to be written. */
  OFF;

  /** Returns the name in answers. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether passwords can be written. */
  public boolean works() {
    return this == UP || this == DEGRADED;
  }

  /**
   * Returns how several stand together: while one works, what ails the others only degrades. What
   * is off does not count, and is not all of it.
   */
  public static State ofAll(Collection<State> states) {
    if (states.stream().allMatch(OFF::equals)) {
      return OFF;
    }
    if (states.stream().noneMatch(State::works)) {
      return states.contains(DOWN) ? DOWN : MISCONFIGURED;
    }
    return states.stream().allMatch(state -> state == UP || state == OFF) ? UP : DEGRADED;
  }
}
