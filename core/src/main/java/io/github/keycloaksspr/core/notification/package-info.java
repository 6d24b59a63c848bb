/** Mails that tell of something, kept until they are sent (spec A7, P12). */
@NullMarked
package io.github.keycloaksspr.core.notification;

import org.jspecify.annotations.NullMarked;
