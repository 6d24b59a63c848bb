/** The Keycloak server this runs in. */
@NullMarked
package io.github.keycloaksspr.core.server;

import org.jspecify.annotations.NullMarked;
