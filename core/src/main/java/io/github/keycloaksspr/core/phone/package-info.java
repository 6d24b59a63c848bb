/** Phone numbers, and which of them a realm sends codes to. */
@NullMarked
package io.github.keycloaksspr.core.phone;

import org.jspecify.annotations.NullMarked;
