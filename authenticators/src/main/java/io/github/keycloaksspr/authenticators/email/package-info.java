/** The method alternate e-mail: proof by a code sent there. */
@NullMarked
package io.github.keycloaksspr.authenticators.email;

import org.jspecify.annotations.NullMarked;
