/** The way from a link that an administrator sent to the page for a new password. */
@NullMarked
package io.github.keycloaksspr.authenticators.resetlink;

import org.jspecify.annotations.NullMarked;
