/** Registration of methods by the user, at sign-in or whenever the user likes. */
@NullMarked
package io.github.keycloaksspr.requiredactions.register;

import org.jspecify.annotations.NullMarked;
