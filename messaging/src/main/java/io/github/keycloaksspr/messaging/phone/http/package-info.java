/** The gateway {@code http}: any service that takes a request per message. */
@NullMarked
package io.github.keycloaksspr.messaging.phone.http;

import org.jspecify.annotations.NullMarked;
