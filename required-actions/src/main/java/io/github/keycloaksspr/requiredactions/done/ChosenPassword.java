package io.github.keycloaksspr.requiredactions.done;

import io.github.keycloaksspr.core.state.SessionNote;
import io.github.keycloaksspr.writeback.outcome.SignIn;

/**
 * A new password that this very session has set: without one nobody continues anywhere.
 *
 * @param signIn what came of signing in with it
 * @param signOutOthers whether the user ticked that box
 */
public record ChosenPassword(SignIn signIn, boolean signOutOthers) {

  /** Where the session keeps it. */
  public static final SessionNote<ChosenPassword> NOTE =
      new SessionNote<>("sspr.reset.chosen", ChosenPassword.class);
}
