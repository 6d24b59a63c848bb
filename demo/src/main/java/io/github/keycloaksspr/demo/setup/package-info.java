/** Sets the realm of the demo up the way an admin does, by public REST only. */
@NullMarked
package io.github.keycloaksspr.demo.setup;

import org.jspecify.annotations.NullMarked;
