/** What becomes of a user's sessions when the password is new. */
@NullMarked
package io.github.keycloaksspr.writeback.session;

import org.jspecify.annotations.NullMarked;
