/** What the services say that make the calls. */
@NullMarked
package io.github.keycloaksspr.authenticators.call;

import org.jspecify.annotations.NullMarked;
