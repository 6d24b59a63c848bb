/** Proof by a code that is sent somewhere and typed back: what all such methods share. */
@NullMarked
package io.github.keycloaksspr.authenticators.code;

import org.jspecify.annotations.NullMarked;
