package io.github.keycloaksspr.demo.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Hands out TCP ports that nobody listens on, never the same one twice. */
public final class Ports {
  private static final int HIGHEST = 65_535;

  private final Set<Integer> given = new HashSet<>();
  private final Consumer<String> notices;

  /**
   * Creates a hand-out that tells when a wanted port is taken.
   *
   * @param notices receives one sentence for each port that had to be replaced
   */
  public Ports(Consumer<String> notices) {
    this.notices = notices;
  }

  /** Returns a free port of the operating system's choice. */
  public static int any() {
    return new Ports(notice -> {}).take(0);
  }

  /**
   * Returns {@code wanted} if it is free, otherwise the next free one above it.
   *
   * @param wanted 1–65535, or 0 for any free port
   * @throws IllegalStateException if there is none
   */
  public synchronized int take(int wanted) {
    for (int port = wanted; port <= HIGHEST; port = port == 0 ? 0 : port + 1) {
      int free = listenBriefly(port);
      if (free > 0 && given.add(free)) {
        if (wanted != 0 && free != wanted) {
          notices.accept("port " + wanted + " is taken, using " + free);
        }
        return free;
      }
    }
    throw new IllegalStateException("no free TCP port from " + wanted + " upwards");
  }

  private int listenBriefly(int port) {
    if (given.contains(port)) {
      return -1;
    }
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return -1;
    }
  }
}
