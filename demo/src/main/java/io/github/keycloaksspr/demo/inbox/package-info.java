/** Receives what the server sends and shows it on a page and as JSON. */
@NullMarked
package io.github.keycloaksspr.demo.inbox;

import org.jspecify.annotations.NullMarked;
