/** How a stuck visitor asks the helpdesk (spec A8). */
@NullMarked
package io.github.keycloaksspr.authenticators.helpdesk;

import org.jspecify.annotations.NullMarked;
