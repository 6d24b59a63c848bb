/**
 * One command that shows the product in a real Keycloak, with an inbox and a sample application.
 */
@NullMarked
package io.github.keycloaksspr.demo;

import org.jspecify.annotations.NullMarked;
