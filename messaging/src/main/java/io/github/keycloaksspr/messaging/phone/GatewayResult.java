package io.github.keycloaksspr.messaging.phone;

/** What a gateway made of a message. Reasons are short words out of a small set, never texts. */
public sealed interface GatewayResult {

  /**
   * The gateway took it; whether it arrives is not known.
   *
   * @param reference the gateway's own name for it
   */
  record Accepted(String reference) implements GatewayResult {}

  /**
   * The gateway will never take this message, so another try is of no use: the number does not
   * exist, its owner wants no messages.
   */
  record Refused(String reason) implements GatewayResult {}

  /**
   * The gateway could not take a message now.
   *
   * @param again whether it surely was not sent and another try at once may succeed
   */
  record Failed(String reason, boolean again) implements GatewayResult {}
}
