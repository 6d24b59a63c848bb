/** What keeps programs from typing names by the thousand. */
@NullMarked
package io.github.keycloaksspr.core.botdefence;

import org.jspecify.annotations.NullMarked;
