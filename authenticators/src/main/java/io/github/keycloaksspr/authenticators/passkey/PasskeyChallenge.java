package io.github.keycloaksspr.authenticators.passkey;

import io.github.keycloaksspr.core.state.SessionNote;

/**
 * The random value that a passkey has to sign, good for one answer in this session.
 *
 * @param value in base64url
 */
record PasskeyChallenge(String value) {

  static final SessionNote<PasskeyChallenge> NOTE =
      new SessionNote<>("sspr.passkey", PasskeyChallenge.class);
}
