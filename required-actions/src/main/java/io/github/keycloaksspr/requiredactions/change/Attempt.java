package io.github.keycloaksspr.requiredactions.change;

import java.util.List;

/** What became of an attempt to change a password. */
sealed interface Attempt {

  /** The user has the new password. */
  record Changed() implements Attempt {}

  /** What was given as the old password is not it; nothing has changed. */
  record WrongOldPassword() implements Attempt {}

  /**
   * The new password is not taken, or nobody could be asked.
   *
   * @param reason one of a few, for events
   * @param messageKey of the text beside the new password
   */
  record Refused(String reason, String messageKey, List<Object> parameters) implements Attempt {
    public Refused {
      parameters = List.copyOf(parameters);
    }
  }
}
