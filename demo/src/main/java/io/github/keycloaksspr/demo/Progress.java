package io.github.keycloaksspr.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Prints one line for each phase of the start, with the seconds it takes. */
final class Progress {
  private final PrintStream out;
  private final boolean counting;

  /**
   * Creates a printer.
   *
   * @param counting whether {@code out} is a terminal, where a line can be written again
   */
  Progress(PrintStream out, boolean counting) {
    this.out = out;
    this.counting = counting;
  }

  /** Does the work of a phase while its seconds are counted. */
  void phase(String name, Work work) throws IOException, InterruptedException {
    long start = System.nanoTime();
    ScheduledExecutorService ticks = ticks(name, start);
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      ticks.shutdownNow();
      ticks.awaitTermination(1, TimeUnit.SECONDS);
      out.println(done ? lineStart(name) + " … " + secondsSince(start) + " s" : "");
    }
  }

  private String lineStart(String name) {
    return counting ? "\r" + name : "";
  }

  private ScheduledExecutorService ticks(String name, long start) {
    out.print(name);
    out.flush();
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    if (counting) {
      var unused = ticks.scheduleAtFixedRate(() -> tick(name, start), 0, 1, TimeUnit.SECONDS);
    }
    return ticks;
  }

  private void tick(String name, long start) {
    out.print("\r" + name + " … " + secondsSince(start) + " s");
    out.flush();
  }

  private static long secondsSince(long start) {
    return Math.round(Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
  }

  /** What is done in a phase. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, InterruptedException;
  }
}
