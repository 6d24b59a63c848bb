/** The methods that reach a mobile or an office phone. */
@NullMarked
package io.github.keycloaksspr.authenticators.phone;

import org.jspecify.annotations.NullMarked;
