/** Links by which users set a new password because an administrator has sent them one. */
@NullMarked
package io.github.keycloaksspr.core.resetlink;

import org.jspecify.annotations.NullMarked;
