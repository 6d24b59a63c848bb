package io.github.keycloaksspr.writeback.directory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The controllers as one request tries them: the preferred one first, and after all others those
 * that failed a short while ago. Each is asked when its turn comes, for it may have failed since.
 * Who has waited long enough gets no further turns.
 */
final class Turns implements Iterator<Controller> {
  private final Queue<Controller> ahead;
  private final Queue<Controller> passedOver = new ArrayDeque<>();
  private final long end;

  private boolean begun;

  Turns(Collection<Controller> controllers, Duration whole) {
    this.ahead = new ArrayDeque<>(controllers);
    this.end = System.nanoTime() + whole.toNanos();
  }

  @Override
  public boolean hasNext() {
    boolean late = begun && end - System.nanoTime() <= 0;
    return !late && !(ahead.isEmpty() && passedOver.isEmpty());
  }

  @Override
  public Controller next() {
    begun = true;
    while (!ahead.isEmpty()) {
      Controller preferred = ahead.remove();
      if (preferred.admits()) {
        return preferred;
      }
      passedOver.add(preferred);
    }
    if (passedOver.isEmpty()) {
      throw new NoSuchElementException();
    }
    return passedOver.remove();
  }
}
