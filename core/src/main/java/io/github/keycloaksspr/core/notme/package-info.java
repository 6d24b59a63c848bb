/** What a user can do who is told of something that they did not do (spec A7). */
@NullMarked
package io.github.keycloaksspr.core.notme;

import org.jspecify.annotations.NullMarked;
