package io.github.keycloaksspr.core.code;

/** What became of a typed code. */
public sealed interface CodeVerdict {

  /** It is the code, and nobody else has used it. */
  record Right() implements CodeVerdict {}

  /**
   * It is not the code.
   *
   * @param triesLeft how often another one may be typed
   */
  record Wrong(int triesLeft) implements CodeVerdict {}

  /** The code's life is over. */
  record Expired() implements CodeVerdict {}

  /** The code was tried too often, or has been used. */
  record UsedUp() implements CodeVerdict {}
}
