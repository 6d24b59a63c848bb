/** The limiter as the flow steps see it. */
@NullMarked
package io.github.keycloaksspr.authenticators.guard;

import org.jspecify.annotations.NullMarked;
