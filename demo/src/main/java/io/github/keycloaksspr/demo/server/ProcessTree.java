package io.github.keycloaksspr.demo.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process and everything it has started, ended together. */
record ProcessTree(List<ProcessHandle> processes) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static ProcessTree of(Process root) {
    // children first: a script that only waits for its child then ends by itself
    return new ProcessTree(Stream.concat(root.descendants(), Stream.of(root.toHandle())).toList());
  }

  /** Asks every process to end, and kills those that do not within ten seconds. */
  void end() {
    processes.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (ProcessHandle process : processes) {
      if (!endsBefore(deadline, process)) {
        process.destroyForcibly();
      }
    }
  }

  private static boolean endsBefore(long deadline, ProcessHandle process) {
    try {
      process.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
