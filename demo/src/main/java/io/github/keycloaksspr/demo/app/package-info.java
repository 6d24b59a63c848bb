/** A sample application that people sign in to. */
@NullMarked
package io.github.keycloaksspr.demo.app;

import org.jspecify.annotations.NullMarked;
