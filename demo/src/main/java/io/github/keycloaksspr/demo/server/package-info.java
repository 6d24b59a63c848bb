/** Runs real Keycloak servers as child processes, stock or with provider JARs. */
@NullMarked
package io.github.keycloaksspr.demo.server;

import org.jspecify.annotations.NullMarked;
