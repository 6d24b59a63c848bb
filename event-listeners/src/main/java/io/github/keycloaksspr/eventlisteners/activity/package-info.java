/** Fills the tables behind the two activity reports (spec A1, A2, A5). */
@NullMarked
package io.github.keycloaksspr.eventlisteners.activity;

import org.jspecify.annotations.NullMarked;
