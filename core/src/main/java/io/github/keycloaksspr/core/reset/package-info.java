/** What is left to do once all gates are passed. */
@NullMarked
package io.github.keycloaksspr.core.reset;

import org.jspecify.annotations.NullMarked;
