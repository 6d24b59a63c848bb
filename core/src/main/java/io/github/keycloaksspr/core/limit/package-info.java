/** How often something may be tried, and who is blocked (spec section 5). */
@NullMarked
package io.github.keycloaksspr.core.limit;

import org.jspecify.annotations.NullMarked;
