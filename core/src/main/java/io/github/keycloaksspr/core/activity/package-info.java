/**
 * What the two activity reports tell (spec A1, A2): rows, their values and how events fill them.
 */
@NullMarked
package io.github.keycloaksspr.core.activity;

import org.jspecify.annotations.NullMarked;
