/** The gateway {@code console}, for demonstrations and tests. */
@NullMarked
package io.github.keycloaksspr.messaging.phone.console;

import org.jspecify.annotations.NullMarked;
