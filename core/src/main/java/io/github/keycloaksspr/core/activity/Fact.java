package io.github.keycloaksspr.core.activity;

import io.github.keycloaksspr.core.method.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened in a session of the reset report. */
public sealed interface Fact {

  /**
   * A code was asked for, or a proof was wrong.
   *
   * @param purpose null where it is not known
   * @param gate the number of the gate the user stood at, from 1
   * @param sent whether a code left
   * @param trouble what kept one from leaving and is neither the user's nor a stranger's fault
   */
  record Tried(
      @Nullable Purpose purpose, Method method, int gate, boolean sent, @Nullable Detail trouble)
      implements Fact {}

  /**
   * A gate was passed.
   *
   * @param methods all that were passed so far, in order
   * @param gates how many must be
   */
  record Passed(Purpose purpose, List<Method> methods, int gates) implements Fact {
    public Passed {
      methods = List.copyOf(methods);
    }
  }

  /** A new password was typed that was not accepted. */
  record PasswordRefused() implements Fact {}

  /** What the directory said to a new password or to an unlock. */
  record Directory(DirectoryAnswer answer) implements Fact {}

  /** It came to an end, which another attempt may still change unless it was a good one. */
  record Ended(Detail detail) implements Fact {}

  /** The user went back to the beginning. */
  record Left() implements Fact {}

  /** The user asked people for help. */
  record HelpdeskContacted() implements Fact {}

  /** Nothing more happened while the session lived. */
  record Expired() implements Fact {}
}
