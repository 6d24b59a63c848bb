/** What an authentication session remembers between two requests. */
@NullMarked
package io.github.keycloaksspr.core.state;

import org.jspecify.annotations.NullMarked;
