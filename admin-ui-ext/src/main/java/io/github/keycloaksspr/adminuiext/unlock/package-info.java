/** Unlocking of accounts by administrators. */
@NullMarked
package io.github.keycloaksspr.adminuiext.unlock;

import org.jspecify.annotations.NullMarked;
