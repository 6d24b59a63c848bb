/** The method security questions: proof by answers that the user has registered. */
@NullMarked
package io.github.keycloaksspr.authenticators.question;

import org.jspecify.annotations.NullMarked;
