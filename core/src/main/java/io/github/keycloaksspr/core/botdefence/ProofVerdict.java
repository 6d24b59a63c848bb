package io.github.keycloaksspr.core.botdefence;

/** Whether a post has paid its price. */
public sealed interface ProofVerdict {

  /** It has, and nobody can pay with the same again. */
  record Passed() implements ProofVerdict {}

  /**
   * It has not waited long enough.
   *
   * @param seconds how long it still has to
   */
  record Early(long seconds) implements ProofVerdict {}

  /** It has not, and must try anew. */
  record Refused(Reason reason) implements ProofVerdict {}

  /** Why what was paid with is worth nothing. */
  enum Reason {
    /** It is no number. */
    MALFORMED,
    /** The session has no challenge, or an old one, or has waited too long. */
    EXPIRED,
    /** It does not solve the challenge of this session. */
    WRONG,
    /** It was used before. */
    USED
  }
}
