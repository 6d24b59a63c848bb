/** Registered methods as credentials that Keycloak knows. */
@NullMarked
package io.github.keycloaksspr.authenticators.credential;

import org.jspecify.annotations.NullMarked;
