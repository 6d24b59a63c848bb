/** The change of a password by its user. */
@NullMarked
package io.github.keycloaksspr.core.change;

import org.jspecify.annotations.NullMarked;
