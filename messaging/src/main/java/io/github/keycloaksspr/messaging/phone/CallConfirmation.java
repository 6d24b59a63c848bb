package io.github.keycloaksspr.messaging.phone;

import java.net.URI;

/**
 * What a call says before its code, which it does not hold itself: the code is asked for at an
 * address once somebody has pressed the hash key. Never printed.
 *
 * @param callBack where the gateway's service says which key was pressed
 * @param prompt asks for the key
 * @param unconfirmed said instead of the code when the key was not pressed
 */
public record CallConfirmation(URI callBack, String prompt, String unconfirmed) {

  @Override
  public String toString() {
    return "CallConfirmation[******]";
  }
}
