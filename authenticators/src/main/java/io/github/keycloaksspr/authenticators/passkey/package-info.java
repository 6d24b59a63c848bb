/** The method passkey: proof by a passkey that the user has set up in Keycloak. */
@NullMarked
package io.github.keycloaksspr.authenticators.passkey;

import org.jspecify.annotations.NullMarked;
