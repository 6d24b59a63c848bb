/** Sends rows of the activity to webhooks and log collectors (spec A4). */
@NullMarked
package io.github.keycloaksspr.messaging.feed;

import org.jspecify.annotations.NullMarked;
