package io.github.keycloaksspr.core.reset;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.state.SessionNote;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A reset whose gates are passed: handed from the flow to the steps that follow it.
 *
 * @param methods the methods passed, in order
 * @param next what follows the new password
 * @param begunAt when the first gate was shown; what is registered later ends it
 */
public record Reset(List<Method> methods, AfterReset next, Instant begunAt) {

  /** Where the session keeps it. */
  public static final SessionNote<Reset> NOTE = new SessionNote<>("sspr.reset", Reset.class);

  /** Id of the required action that ends a reset. */
  public static final String DONE_ACTION = "sspr-reset-done";

  public Reset {
    methods = List.copyOf(methods);
    Objects.requireNonNull(begunAt);
  }

  /** Tells whether a realm has the actions that set the password and end the reset. */
  public static boolean ready(RealmModel realm) {
    return Stream.of(UserModel.RequiredAction.UPDATE_PASSWORD.name(), DONE_ACTION)
        .map(realm::getRequiredActionProviderByAlias)
        .allMatch(action -> action != null && action.isEnabled());
  }
}
