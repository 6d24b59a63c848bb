/** What all answers have in common. */
@NullMarked
package io.github.keycloaksspr.adminuiext.reply;

import org.jspecify.annotations.NullMarked;
