/** The gateway {@code twilio}. */
@NullMarked
package io.github.keycloaksspr.messaging.phone.twilio;

import org.jspecify.annotations.NullMarked;
