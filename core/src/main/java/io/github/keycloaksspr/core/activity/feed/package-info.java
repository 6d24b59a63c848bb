/** Sends rows of the activity to receivers that follow it: formats, order, and what comes next. */
@NullMarked
package io.github.keycloaksspr.core.activity.feed;

import org.jspecify.annotations.NullMarked;
