package io.github.keycloaksspr.messaging.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.Outcome;
import io.github.keycloaksspr.core.activity.feed.WebhookBody;
import io.github.keycloaksspr.core.activity.feed.WebhookKeys;
import io.github.keycloaksspr.messaging.wire.LocalService;
import io.github.keycloaksspr.messaging.wire.LocalService.Received;
import io.github.keycloaksspr.messaging.wire.LocalService.Reply;
import io.github.keycloaksspr.messaging.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
  private static final WebhookKeys KEYS =
      WebhookKeys.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

  private final LocalService service = new LocalService();
  private static final Wire PATIENT = wire(Duration.ofSeconds(10));
  private static final Wire IMPATIENT = wire(Duration.ofMillis(500));

  private final Batch batch = Batches.of("anna", "bert");

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void postsTheRowsWithTheirSignature() {
    service.replies(LocalService.status(204, ""));

    assertThat(send()).isEqualTo(new Outcome.Delivered());

    Received request = service.received().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/in?v=1");
    assertThat(request.header("Content-type")).isEqualTo("application/json");
    assertThat(request.header("Webhook-id")).isEqualTo(batch.id());
    assertThat(request.header("Webhook-timestamp")).isEqualTo("1795167000");
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    assertThat(body).isEqualTo(WebhookBody.of(batch, "corp"));
    assertThat(request.header("Webhook-signature"))
        .isEqualTo(KEYS.sign(batch.id(), NOW.getEpochSecond(), body));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 404, 408, 409, 429, 500, 502, 503, 504})
  void failsWithAnyOtherAnswer(int status) {
    service.replies(LocalService.status(status, "x"));

    assertThat(send()).isEqualTo(new Outcome.Failed("status_" + status, null));
  }

  @Test
  void doesNotFollowARedirect() {
    service.replies(
        exchange -> {
          exchange
              .getResponseHeaders()
              .add("Location", service.uri().resolve("/elsewhere").toString());
          exchange.sendResponseHeaders(307, -1);
        });

    assertThat(send()).isEqualTo(new Outcome.Failed("status_307", null));
    assertThat(service.received()).hasSize(1);
  }

  @Test
  void isGoneWithA410() {
    service.replies(LocalService.status(410, ""));

    assertThat(send()).isEqualTo(new Outcome.Gone());
  }

  @Test
  void tellsHowLongTheReceiverWantsToBeLeftAlone() {
    service.replies(
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "120");
          exchange.sendResponseHeaders(503, -1);
        });

    assertThat(send()).isEqualTo(new Outcome.Failed("status_503", Duration.ofMinutes(2)));
  }

  @Test
  void doesNotMindALongAnswer() {
    service.replies(LocalService.status(200, "x".repeat(1_000_000)));

    assertThat(send()).isEqualTo(new Outcome.Delivered());
  }

  @Test
  void endsWithAReceiverThatDoesNotAnswer() {
    assertFailed(LocalService.silence(Duration.ofSeconds(5)), "timed_out");
    assertFailed(LocalService.drops(Duration.ofMillis(100)), "timed_out");
    assertFailed(LocalService.hangUp(), "broken_off");
  }

  private void assertFailed(Reply reply, String error) {
    service.replies(reply);
    assertThat(channel(IMPATIENT).send(batch)).isEqualTo(new Outcome.Failed(error, null));
  }

  @Test
  void isNotPrintedWithItsKeys() {
    assertThat(channel(PATIENT).toString()).doesNotContain("MfKQ9r8");
  }

  private Outcome send() {
    return channel(PATIENT).send(batch);
  }

  private static Wire wire(Duration patience) {
    return new Wire(new Wire.Timeouts(patience, patience));
  }

  private WebhookChannel channel(Wire wire) {
    return new WebhookChannel(wire, service.uri().resolve("/in?v=1"), KEYS, "corp", () -> NOW);
  }
}
