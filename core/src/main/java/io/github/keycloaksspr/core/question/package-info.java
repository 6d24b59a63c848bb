/** Security questions: which there are, how answers are compared and kept, and which are asked. */
@NullMarked
package io.github.keycloaksspr.core.question;

import org.jspecify.annotations.NullMarked;
