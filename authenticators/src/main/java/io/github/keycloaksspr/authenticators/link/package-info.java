/** The stable links to the product's pages. */
@NullMarked
package io.github.keycloaksspr.authenticators.link;

import org.jspecify.annotations.NullMarked;
