/** The notices that are not sent yet, for administrators. */
@NullMarked
package io.github.keycloaksspr.adminuiext.notification;

import org.jspecify.annotations.NullMarked;
