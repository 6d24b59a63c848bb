package io.github.keycloaksspr.messaging.feed;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.Outcome;

/** A way to a receiver. Every attempt ends, whatever the receiver does. */
@FunctionalInterface
interface Channel {

  Outcome send(Batch batch);
}
