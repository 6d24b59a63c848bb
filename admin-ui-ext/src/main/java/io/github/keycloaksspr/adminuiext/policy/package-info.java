/** The realm's policy, and what a change of it does to registered users. */
@NullMarked
package io.github.keycloaksspr.adminuiext.policy;

import org.jspecify.annotations.NullMarked;
