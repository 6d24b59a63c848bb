/** What a user is blocked by, and the lifting of it. */
@NullMarked
package io.github.keycloaksspr.adminuiext.block;

import org.jspecify.annotations.NullMarked;
