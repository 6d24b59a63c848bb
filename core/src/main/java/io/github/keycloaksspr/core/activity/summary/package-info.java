/**
 * How many sessions of which kind there were, counted ahead so that it is known at once (spec A6).
 */
@NullMarked
package io.github.keycloaksspr.core.activity.summary;

import org.jspecify.annotations.NullMarked;
