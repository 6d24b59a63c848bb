package io.github.keycloaksspr.messaging.phone;

import java.util.UUID;

/**
 * One try to send a message.
 *
 * @param message unique over all messages, the same for every try
 * @param number the try, from 1
 */
public record Attempt(String message, int number) {

  /** Begins a message. */
  public static Attempt first() {
    return new Attempt(UUID.randomUUID().toString(), 1);
  }

  /** Returns the try that follows. */
  public Attempt next() {
    return new Attempt(message, number + 1);
  }

  /** Returns an id that no other try has, so that a gateway takes it for no replay. */
  public String id() {
    return message + "-" + number;
  }
}
