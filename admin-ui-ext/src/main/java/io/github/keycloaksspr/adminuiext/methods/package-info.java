/** The registered methods of one user. */
@NullMarked
package io.github.keycloaksspr.adminuiext.methods;

import org.jspecify.annotations.NullMarked;
