/** The link in mails by which users say that something was not them (spec A7). */
@NullMarked
package io.github.keycloaksspr.authenticators.notme;

import org.jspecify.annotations.NullMarked;
