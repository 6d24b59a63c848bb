/** Our tables in Keycloak's database: which there are, and how they are kept tidy. */
@NullMarked
package io.github.keycloaksspr.core.store;

import org.jspecify.annotations.NullMarked;
