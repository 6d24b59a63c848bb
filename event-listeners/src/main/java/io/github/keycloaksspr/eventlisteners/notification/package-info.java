/** Tells people what happened to their account. */
@NullMarked
package io.github.keycloaksspr.eventlisteners.notification;

import org.jspecify.annotations.NullMarked;
