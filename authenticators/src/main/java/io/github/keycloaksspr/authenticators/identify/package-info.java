/** First step: the user says who they are. */
@NullMarked
package io.github.keycloaksspr.authenticators.identify;

import org.jspecify.annotations.NullMarked;
