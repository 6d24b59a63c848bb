/** The verified methods an account holds. */
@NullMarked
package io.github.keycloaksspr.core.registration;

import org.jspecify.annotations.NullMarked;
