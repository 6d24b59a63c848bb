/** Resets of passwords by administrators. */
@NullMarked
package io.github.keycloaksspr.adminuiext.adminreset;

import org.jspecify.annotations.NullMarked;
