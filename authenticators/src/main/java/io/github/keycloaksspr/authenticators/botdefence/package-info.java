/**
 * What the first page asks of a visitor besides a name, so that programs do not ask by the
 * thousand.
 */
@NullMarked
package io.github.keycloaksspr.authenticators.botdefence;

import org.jspecify.annotations.NullMarked;
