/** The tables behind the two activity reports. */
@NullMarked
package io.github.keycloaksspr.core.activity.store;

import org.jspecify.annotations.NullMarked;
