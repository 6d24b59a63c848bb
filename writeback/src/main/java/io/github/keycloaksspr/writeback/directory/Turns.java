package io.github.keycloaksspr.writeback.directory;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The controllers as one request tries them: the preferred one first, and after all others those
 * that failed a short while ago. Each is asked when its turn comes, for it may have failed since.
 */
final class Turns implements Iterator<Controller> {
  private final Queue<Controller> ahead;
  private final Queue<Controller> passedOver = new ArrayDeque<>();

  Turns(Collection<Controller> controllers) {
    this.ahead = new ArrayDeque<>(controllers);
  }

  @Override
  public boolean hasNext() {
    return !(ahead.isEmpty() && passedOver.isEmpty());
  }

  @Override
  public Controller next() {
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
