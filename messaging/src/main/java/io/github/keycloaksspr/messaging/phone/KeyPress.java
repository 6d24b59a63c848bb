package io.github.keycloaksspr.messaging.phone;

/** What a call-back says. */
public enum KeyPress {
  /** The gateway's service did not send it. */
  FORGED,
  /** Another key was pressed than the one that was asked for. */
  OTHER,
  /** The hash key was pressed. */
  HASH
}
