/** The locks that wrong passwords put on an account, Keycloak's and the directory's. */
@NullMarked
package io.github.keycloaksspr.writeback.lock;

import org.jspecify.annotations.NullMarked;
