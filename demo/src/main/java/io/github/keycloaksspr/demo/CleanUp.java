package io.github.keycloaksspr.demo;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Everything the demo has started, ended in reverse order when this process ends. */
final class CleanUp {
  private final Deque<Runnable> ends = new ArrayDeque<>();
  private volatile boolean begun;

  /** Creates a clean-up that runs on Ctrl-C, on SIGTERM and on every other orderly end. */
  static CleanUp atExit() {
    CleanUp cleanUp = new CleanUp();
    Runtime.getRuntime().addShutdownHook(new Thread(cleanUp::run, "clean-up"));
    return cleanUp;
  }

  /** Starts something and remembers how to end it, so that no signal can come in between. */
  synchronized <T> T start(Start<T> start, End<T> end) throws IOException {
    T started = start.start();
    ends.push(() -> end.end(started));
    return started;
  }

  /** Tells whether this process is about to end. */
  boolean hasBegun() {
    return begun;
  }

  private synchronized void run() {
    begun = true;
    while (!ends.isEmpty()) {
      ends.pop().run();
    }
    // such as a tar that was unpacking
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
  }

  /** How something starts. */
  @FunctionalInterface
  interface Start<T> {
    T start() throws IOException;
  }

  /** How something that was started ends. */
  @FunctionalInterface
  interface End<T> {
    void end(T started);
  }
}
