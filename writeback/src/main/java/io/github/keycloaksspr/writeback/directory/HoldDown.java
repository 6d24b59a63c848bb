package io.github.keycloaksspr.writeback.directory;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Leaves a controller alone that failed, for longer each time. When a rest is over, one request
 * tries it; the others wait for what comes of that.
 */
final class HoldDown {
  private final Patience.Rest rest;
  private final LongSupplier nanoTime;
  private final DoubleSupplier chance;

  private int failures;
  private long restsUntil;
  private boolean tried;

  HoldDown(Patience.Rest rest, LongSupplier nanoTime, DoubleSupplier chance) {
    this.rest = rest;
    this.nanoTime = nanoTime;
    this.chance = chance;
  }

  /** Measures by the machine's clock and draws lots. */
  static HoldDown of(Patience.Rest rest) {
    return new HoldDown(rest, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Tells whether a request may try the controller before others; after a rest to one only. */
  synchronized boolean admits() {
    if (failures == 0) {
      return true;
    }
    if (resting()) {
      return false;
    }
    tried = true;
    // who never says what came of it does not keep the others away for good
    restAgain();
    return true;
  }

  /** The controller did what it is there for. */
  synchronized void succeeded() {
    failures = 0;
    tried = false;
  }

  /** The controller failed. Requests that were under way together count as one failure. */
  synchronized void failed() {
    if (resting() && !tried) {
      return;
    }
    failures++;
    tried = false;
    restAgain();
  }

  /** Tells whether the controller is left alone now. */
  synchronized boolean resting() {
    return failures > 0 && restsUntil - nanoTime.getAsLong() > 0;
  }

  private void restAgain() {
    restsUntil = nanoTime.getAsLong() + rest.after(failures, chance.getAsDouble()).toNanos();
  }
}
