/** What can be added to a realm's password policy. */
@NullMarked
package io.github.keycloaksspr.core.passwordpolicy;

import org.jspecify.annotations.NullMarked;
