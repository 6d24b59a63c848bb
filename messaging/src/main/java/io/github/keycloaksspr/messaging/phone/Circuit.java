package io.github.keycloaksspr.messaging.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Remembers on this node how a gateway does: after some failures in a row it is left alone for a
 * while, and then one more failure is enough.
 */
public final class Circuit {

  private final Limits limits;
  private final InstantSource clock;
  private int failures;
  private Instant openUntil = Instant.MIN;

  public Circuit(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * When to break.
   *
   * @param failures how many in a row open the circuit
   * @param pause how long it stays open
   */
  public record Limits(int failures, Duration pause) {}

  /** Tells whether the gateway is left alone now. */
  public synchronized boolean open() {
    return clock.instant().isBefore(openUntil);
  }

  synchronized void worked() {
    failures = 0;
    openUntil = Instant.MIN;
  }

  /** Notes a failure and tells whether it opened the circuit. */
  synchronized boolean failed() {
    failures++;
    if (failures < limits.failures()) {
      return false;
    }
    boolean opened = !open();
    openUntil = clock.instant().plus(limits.pause());
    return opened;
  }
}
