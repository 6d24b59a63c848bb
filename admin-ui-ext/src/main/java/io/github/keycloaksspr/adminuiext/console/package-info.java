/** How our pages come into Keycloak's own admin console. */
@NullMarked
package io.github.keycloaksspr.adminuiext.console;

import org.jspecify.annotations.NullMarked;
