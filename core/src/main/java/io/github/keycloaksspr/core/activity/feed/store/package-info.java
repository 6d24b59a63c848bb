/** How far feeds are, in Keycloak's database, shared by all nodes and kept over restarts. */
@NullMarked
package io.github.keycloaksspr.core.activity.feed.store;

import org.jspecify.annotations.NullMarked;
