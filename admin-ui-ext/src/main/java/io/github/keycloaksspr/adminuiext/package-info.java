/** Administration by REST: {@code /admin/realms/{realm}/sspr/}. */
@NullMarked
package io.github.keycloaksspr.adminuiext;

import org.jspecify.annotations.NullMarked;
