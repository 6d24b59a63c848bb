/** Changes a password with the old one. */
@NullMarked
package io.github.keycloaksspr.requiredactions.change;

import org.jspecify.annotations.NullMarked;
