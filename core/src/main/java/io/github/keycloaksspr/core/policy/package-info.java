/** What a realm allows: one document, one reader and writer. */
@NullMarked
package io.github.keycloaksspr.core.policy;

import org.jspecify.annotations.NullMarked;
