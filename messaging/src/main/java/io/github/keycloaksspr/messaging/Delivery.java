package io.github.keycloaksspr.messaging;

/** What became of a message. */
public sealed interface Delivery {

  /** The mail server took it. */
  record Accepted() implements Delivery {}

  /**
   * It could not be sent.
   *
   * @param reason for administrators; never shown to a user
   */
  record Failed(String reason) implements Delivery {}
}
