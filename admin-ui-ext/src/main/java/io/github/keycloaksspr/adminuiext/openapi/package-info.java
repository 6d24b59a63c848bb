/** The description of this interface for programs (spec A4). */
@NullMarked
package io.github.keycloaksspr.adminuiext.openapi;

import org.jspecify.annotations.NullMarked;
