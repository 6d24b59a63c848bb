/** Carries messages to people: after the request is done, off its thread. */
@NullMarked
package io.github.keycloaksspr.messaging;

import org.jspecify.annotations.NullMarked;
