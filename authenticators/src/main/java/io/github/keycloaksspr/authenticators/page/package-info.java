/** What the pages of all steps have in common. */
@NullMarked
package io.github.keycloaksspr.authenticators.page;

import org.jspecify.annotations.NullMarked;
