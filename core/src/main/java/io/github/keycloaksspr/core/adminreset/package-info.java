/** Passwords that administrators set for users, to be changed soon. */
@NullMarked
package io.github.keycloaksspr.core.adminreset;

import org.jspecify.annotations.NullMarked;
