/** What a method of proof looks like to the flow. */
@NullMarked
package io.github.keycloaksspr.authenticators.method;

import org.jspecify.annotations.NullMarked;
