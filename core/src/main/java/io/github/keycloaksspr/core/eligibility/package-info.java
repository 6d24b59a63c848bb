/** Whether an account may reset its password by itself. */
@NullMarked
package io.github.keycloaksspr.core.eligibility;

import org.jspecify.annotations.NullMarked;
