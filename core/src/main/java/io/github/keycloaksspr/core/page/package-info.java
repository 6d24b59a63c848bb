/** What pages show, as values. */
@NullMarked
package io.github.keycloaksspr.core.page;

import org.jspecify.annotations.NullMarked;
