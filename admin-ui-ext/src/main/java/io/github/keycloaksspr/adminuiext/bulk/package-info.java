/** Registers methods of many users in one call (spec R1). */
@NullMarked
package io.github.keycloaksspr.adminuiext.bulk;

import org.jspecify.annotations.NullMarked;
