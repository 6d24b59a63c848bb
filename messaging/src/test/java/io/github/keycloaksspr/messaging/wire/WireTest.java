package io.github.keycloaksspr.messaging.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloaksspr.messaging.wire.WireException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireTest {

  private final LocalService service = new LocalService();
  private final Wire wire =
      new Wire(new Wire.Timeouts(Duration.ofMillis(300), Duration.ofMillis(500)));

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void anAnswerIsReadWhole() {
    service.replies(LocalService.status(400, "no such number"));

    assertThat(exchange()).isEqualTo(new Wire.Answer(400, "no such number"));
  }

  @Test
  void anAnswerIsNotPrinted() {
    assertThat(new Wire.Answer(400, "+14255551234")).hasToString("Answer[400]");
  }

  @Test
  void silenceEndsAtTheDeadline() {
    service.replies(LocalService.silence(Duration.ofSeconds(5)));
    Instant start = Instant.now();

    assertThat(failure()).isEqualTo(Kind.TIMED_OUT);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aBodyInDropsEndsAtTheDeadline() {
    service.replies(LocalService.drops(Duration.ofMillis(100)));
    Instant start = Instant.now();

    assertThat(failure()).isEqualTo(Kind.TIMED_OUT);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void aBodyThatBreaksOffIsNoAnswer() {
    service.replies(LocalService.brokenOff());

    assertThat(failure()).isEqualTo(Kind.BAD_ANSWER);
  }

  @Test
  void hangingUpIsNoAnswer() {
    service.replies(LocalService.hangUp());

    assertThat(failure()).isEqualTo(Kind.BROKEN_OFF);
  }

  @Test
  void aBodyOfAMegabyteIsNotRead() {
    service.replies(LocalService.status(200, "x".repeat(1_000_000)));

    assertThat(failure()).isEqualTo(Kind.BAD_ANSWER);
  }

  @Test
  void aRedirectIsNotFollowed() {
    service.replies(
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });

    assertThat(exchange().status()).isEqualTo(307);
    assertThat(service.received()).hasSize(1);
  }

  @Test
  void aClosedPortIsUnreachable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(failure(URI.create("http://127.0.0.1:" + port))).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void anUnknownHostIsUnreachable() {
    assertThat(failure(URI.create("http://gateway.invalid/"))).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void aServiceWithoutTlsIsUnreachableByTls() {
    service.replies(LocalService.status(200, ""));
    URI tls = URI.create(service.uri().toString().replace("http:", "https:"));

    assertThat(failure(tls)).isEqualTo(Kind.UNREACHABLE);
  }

  private Wire.Answer exchange() {
    return wire.exchange(HttpRequest.newBuilder(service.uri()).build());
  }

  private Kind failure() {
    return failure(service.uri());
  }

  private Kind failure(URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("a")).build();
    WireException failure = catchThrowableOfType(WireException.class, () -> wire.exchange(request));
    assertThat(failure).hasNoCause().hasMessage(failure.kind().id());
    return failure.kind();
  }
}
