package io.github.keycloaksspr.requiredactions.register;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.state.SessionNote;

/**
 * Where the user is while a method is being set up; without one they are at the overview.
 *
 * @param method the method that is being set up
 */
record Place(Method method) {

  static final SessionNote<Place> NOTE = new SessionNote<>("sspr.register", Place.class);
}
