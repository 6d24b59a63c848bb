package io.github.keycloaksspr.writeback.directory;

import java.time.Duration;

/**
 * How long controllers may take.
 *
 * @param connect until a connection is there, with TLS
 * @param answer until a question is answered
 * @param write until a new password is answered: password filters may take their time
 * @param whole until somebody must be told how it ended; a step begun before it may end after it
 * @param rest for which a controller that failed is left alone while there are others
 */
public record Patience(
    Duration connect, Duration answer, Duration write, Duration whole, Duration rest) {

  /** Keeps a reset below three seconds with one stalled controller. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofMillis(1500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
}
