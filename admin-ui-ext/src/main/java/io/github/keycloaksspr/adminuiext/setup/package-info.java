/** Puts the reset flow in the place of the realm's own, and back. */
@NullMarked
package io.github.keycloaksspr.adminuiext.setup;

import org.jspecify.annotations.NullMarked;
