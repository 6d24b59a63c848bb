/** The notices in Keycloak's database, shared by all nodes and kept over restarts. */
@NullMarked
package io.github.keycloaksspr.core.notification.store;

import org.jspecify.annotations.NullMarked;
