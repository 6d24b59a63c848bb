/** How writeback stands, for administrators. */
@NullMarked
package io.github.keycloaksspr.adminuiext.writeback;

import org.jspecify.annotations.NullMarked;
