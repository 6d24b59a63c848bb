/** Registered methods as Keycloak sees them: credentials of the user. */
@NullMarked
package io.github.keycloaksspr.authenticators.credential;

import org.jspecify.annotations.NullMarked;
