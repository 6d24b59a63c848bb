/** What the server measures of this product, for Prometheus and others. */
@NullMarked
package io.github.keycloaksspr.core.metrics;

import org.jspecify.annotations.NullMarked;
