/** Whose password expires when, whose never does, and the mails that remind of it (spec X6). */
@NullMarked
package io.github.keycloaksspr.adminuiext.expiry;

import org.jspecify.annotations.NullMarked;
