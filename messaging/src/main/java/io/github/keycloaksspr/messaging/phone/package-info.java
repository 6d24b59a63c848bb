/** Texts and calls: what is said, and the gateways that say it. */
@NullMarked
package io.github.keycloaksspr.messaging.phone;

import org.jspecify.annotations.NullMarked;
