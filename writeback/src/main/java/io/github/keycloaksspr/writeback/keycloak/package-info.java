/** Hooks into Keycloak's LDAP federation, where every new password of its users passes. */
@NullMarked
package io.github.keycloaksspr.writeback.keycloak;

import org.jspecify.annotations.NullMarked;
