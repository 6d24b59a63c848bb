/** Speaks LDAP with the controllers of an Active Directory domain. */
@NullMarked
package io.github.keycloaksspr.writeback.directory;

import org.jspecify.annotations.NullMarked;
