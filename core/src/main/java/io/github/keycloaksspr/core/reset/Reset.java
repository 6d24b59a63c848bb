package io.github.keycloaksspr.core.reset;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.state.SessionNote;
import java.util.List;

/**
 * A reset whose gates are passed: handed from the flow to the steps that follow it.
 *
 * @param methods the methods passed, in order
 * @param next what follows the new password
 */
public record Reset(List<Method> methods, AfterReset next) {

  /** Where the session keeps it. */
  public static final SessionNote<Reset> NOTE = new SessionNote<>("sspr.reset", Reset.class);

  /** Id of the required action that ends a reset. */
  public static final String DONE_ACTION = "sspr-reset-done";

  public Reset {
    methods = List.copyOf(methods);
  }
}
