package io.github.keycloaksspr.writeback.outcome;

import java.util.OptionalInt;

/** What became of a new password at the directory. */
public sealed interface Outcome {

  /** The directory has the new password. */
  record Written() implements Outcome {}

  /**
   * The directory's own policy does not accept the password; nothing has changed.
   *
   * @param minimum how many characters it wants, where it says so
   */
  record Refused(Rule rule, OptionalInt minimum) implements Outcome {}

  /** The password could not be written, for a reason that is not in the password. */
  record Failed(Failure failure) implements Outcome {}
}
