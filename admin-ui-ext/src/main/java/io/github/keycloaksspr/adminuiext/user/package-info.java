/** What an administrator may do for one user. */
@NullMarked
package io.github.keycloaksspr.adminuiext.user;

import org.jspecify.annotations.NullMarked;
