/** Who is in scope but not registered, and invitations to them (spec A6). */
@NullMarked
package io.github.keycloaksspr.adminuiext.registration;

import org.jspecify.annotations.NullMarked;
