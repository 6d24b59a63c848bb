/** The directory's rules on the page that asks for a new password. */
@NullMarked
package io.github.keycloaksspr.requiredactions.rules;

import org.jspecify.annotations.NullMarked;
