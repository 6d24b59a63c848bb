/** Passwords that are too easy to guess: which terms are banned, and what is left without them. */
@NullMarked
package io.github.keycloaksspr.core.password;

import org.jspecify.annotations.NullMarked;
