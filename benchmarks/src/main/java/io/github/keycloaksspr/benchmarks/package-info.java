/**
 * Measures whole resets and sign-ins of the product beside those of stock Keycloak, on one server
 * and in one run.
 *
 * <p>Entry point is {@link io.github.keycloaksspr.benchmarks.Benchmark}.
 */
@NullMarked
package io.github.keycloaksspr.benchmarks;

import org.jspecify.annotations.NullMarked;
