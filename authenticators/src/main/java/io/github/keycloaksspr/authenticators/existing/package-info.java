/** Codes of credentials that users have set up in Keycloak: authenticator app, recovery codes. */
@NullMarked
package io.github.keycloaksspr.authenticators.existing;

import org.jspecify.annotations.NullMarked;
