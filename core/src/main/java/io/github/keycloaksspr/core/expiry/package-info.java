/** When passwords expire, whose never do, and who is reminded of it (spec X6). */
@NullMarked
package io.github.keycloaksspr.core.expiry;

import org.jspecify.annotations.NullMarked;
