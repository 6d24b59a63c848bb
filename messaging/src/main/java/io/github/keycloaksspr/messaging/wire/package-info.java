/** HTTP to services of others, with an end to everything. */
@NullMarked
package io.github.keycloaksspr.messaging.wire;

import org.jspecify.annotations.NullMarked;
