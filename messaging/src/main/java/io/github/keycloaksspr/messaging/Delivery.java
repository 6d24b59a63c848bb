package io.github.keycloaksspr.messaging;

/** What became of a message. */
public sealed interface Delivery {

  /** The mail server or the phone gateway took it. */
  record Accepted() implements Delivery {}

  /**
   * It will never be taken: what is wrong is the message or its address.
   *
   * @param reason for administrators; never shown to a user
   */
  record Refused(String reason) implements Delivery {}

  /**
   * It could not be sent.
   *
   * @param reason for administrators; never shown to a user
   */
  record Failed(String reason) implements Delivery {}
}
