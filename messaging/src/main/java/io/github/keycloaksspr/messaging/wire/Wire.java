package io.github.keycloaksspr.messaging.wire;

import io.github.keycloaksspr.messaging.wire.WireException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one service. The whole exchange has a deadline, an answer has a size, and
 * redirects are not followed, since what is sent is meant for one address.
 */
public final class Wire {

  private static final int LONGEST_ANSWER = 64 * 1024;

  private final Timeouts timeouts;
  private @Nullable HttpClient client;

  public Wire(Timeouts timeouts) {
    this.timeouts = timeouts;
  }

  /**
   * How long to wait.
   *
   * @param connect until there is a connection
   * @param read from then on until the answer is complete
   */
  public record Timeouts(Duration connect, Duration read) {}

  /**
   * What came back; the body is never printed, for it may quote the request.
   *
   * @param retryAfter the header of that name, null without one
   */
  public record Answer(int status, String body, @Nullable String retryAfter) {

    public Answer(int status, String body) {
      this(status, body, null);
    }

    public boolean succeeded() {
      return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  /**
   * Sends one request, once.
   *
   * @throws WireException when no complete answer came in time
   */
  public Answer exchange(HttpRequest request) {
    HttpResponse<byte[]> response = send(request, head -> new LimitedBody(LONGEST_ANSWER));
    return answer(response, new String(response.body(), StandardCharsets.UTF_8));
  }

  /**
   * Sends one request, once, whose answer says all by its status; its body may have any length.
   *
   * @throws WireException when no complete answer came in time
   */
  public Answer deliver(HttpRequest request) {
    return answer(send(request, HttpResponse.BodyHandlers.discarding()), "");
  }

  private static Answer answer(HttpResponse<?> response, String body) {
    return new Answer(
        response.statusCode(), body, response.headers().firstValue("Retry-After").orElse(null));
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    CompletableFuture<HttpResponse<T>> answer = client().sendAsync(request, handler);
    try {
      return answer.get(timeouts.connect().plus(timeouts.read()).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new WireException(Kind.TIMED_OUT, null);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new WireException(Kind.TIMED_OUT, null);
    } catch (ExecutionException e) {
      throw new WireException(kind(e.getCause()), null);
    }
  }

  /** The first use makes it, because the server's trust store is not there at start. */
  private synchronized HttpClient client() {
    HttpClient found = client;
    if (found == null) {
      found =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(timeouts.connect())
              .build();
      client = found;
    }
    return found;
  }

  private static Kind kind(@Nullable Throwable failure) {
    if (failure instanceof LimitedBody.Unusable) {
      return Kind.BAD_ANSWER;
    }
    if (failure instanceof HttpConnectTimeoutException
        || failure instanceof ConnectException
        || failure instanceof SSLException) {
      return Kind.UNREACHABLE;
    }
    if (failure instanceof HttpTimeoutException) {
      return Kind.TIMED_OUT;
    }
    return failure instanceof IOException ? Kind.BROKEN_OFF : Kind.BAD_ANSWER;
  }
}
