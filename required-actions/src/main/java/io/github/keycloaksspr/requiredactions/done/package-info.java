/** The end of a reset. */
@NullMarked
package io.github.keycloaksspr.requiredactions.done;

import org.jspecify.annotations.NullMarked;
