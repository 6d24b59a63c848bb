/** Second step: the user passes the gates. */
@NullMarked
package io.github.keycloaksspr.authenticators.verify;

import org.jspecify.annotations.NullMarked;
