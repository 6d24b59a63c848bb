/** Methods as steps of their own, for flows of the administrator's making. */
@NullMarked
package io.github.keycloaksspr.authenticators.standalone;

import org.jspecify.annotations.NullMarked;
