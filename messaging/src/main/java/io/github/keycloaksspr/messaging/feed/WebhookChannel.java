package io.github.keycloaksspr.messaging.feed;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.Outcome;
import io.github.keycloaksspr.core.activity.feed.RetryAfter;
import io.github.keycloaksspr.core.activity.feed.WebhookBody;
import io.github.keycloaksspr.core.activity.feed.WebhookKeys;
import io.github.keycloaksspr.messaging.wire.Wire;
import io.github.keycloaksspr.messaging.wire.WireException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;

/** Posts batches, signed as the specification of Standard Webhooks wants it. */
record WebhookChannel(Wire wire, URI url, WebhookKeys keys, String realm, InstantSource clock)
    implements Channel {

  private static final int GONE = 410;

  @Override
  public Outcome send(Batch batch) {
    Instant now = clock.instant();
    try {
      Wire.Answer answer = wire.deliver(request(batch, now));
      if (answer.succeeded()) {
        return new Outcome.Delivered();
      }
      return answer.status() == GONE
          ? new Outcome.Gone()
          : new Outcome.Failed(
              "status_" + answer.status(), RetryAfter.parse(answer.retryAfter(), now));
    } catch (WireException e) {
      return new Outcome.Failed(e.kind().id(), null);
    }
  }

  private HttpRequest request(Batch batch, Instant now) {
    byte[] body = WebhookBody.of(batch, realm);
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/json")
        .header("User-Agent", "keycloak-sspr")
        .header("webhook-id", batch.id())
        .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
        .header("webhook-signature", keys.sign(batch.id(), now.getEpochSecond(), body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }
}
