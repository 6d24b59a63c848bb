/** Which methods are offered and when enough of them are passed. */
@NullMarked
package io.github.keycloaksspr.core.gate;

import org.jspecify.annotations.NullMarked;
