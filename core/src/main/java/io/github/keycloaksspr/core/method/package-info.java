/** The ways in which a user can prove who they are. */
@NullMarked
package io.github.keycloaksspr.core.method;

import org.jspecify.annotations.NullMarked;
