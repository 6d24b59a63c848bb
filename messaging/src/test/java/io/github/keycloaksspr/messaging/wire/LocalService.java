package io.github.keycloaksspr.messaging.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A service on this machine that notes every request and answers as it is told. */
public final class LocalService implements AutoCloseable {

  private static final Duration TO_BE_READ = Duration.ofMillis(500);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  public LocalService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** A request as it arrived. */
  public record Received(
      String method, String target, Map<String, List<String>> headers, String body) {

    public String header(String name) {
      return String.join("|", headers.getOrDefault(name, List.of()));
    }

    public Map<String, String> form() {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String field : body.split("&", -1)) {
        String[] parts = field.split("=", 2);
        fields.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      return fields;
    }
  }

  /** Answers one request. */
  @FunctionalInterface
  public interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public static Reply status(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Says nothing for a while. */
  public static Reply silence(Duration duration) {
    return exchange -> {
      Thread.sleep(duration.toMillis());
      exchange.sendResponseHeaders(201, -1);
    };
  }

  /** Sends a body drop by drop, for longer than anybody waits. */
  public static Reply drops(Duration between) {
    return exchange -> {
      exchange.sendResponseHeaders(201, 0);
      for (int i = 0; i < 100; i++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        Thread.sleep(between.toMillis());
      }
    };
  }

  /** Promises more than it sends. */
  public static Reply brokenOff() {
    return exchange -> {
      exchange.sendResponseHeaders(201, 1_000);
      exchange.getResponseBody().write("{\"sid\":".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      // a client that hears of the end before it has read the beginning knows of no answer
      LockSupport.parkNanos(TO_BE_READ.toNanos());
    };
  }

  /** Hangs up without a word. */
  public static Reply hangUp() {
    return HttpExchange::close;
  }

  /** Sets the answers to the requests to come; the last one is given from then on. */
  public LocalService replies(Reply... given) {
    synchronized (replies) {
      replies.clear();
      replies.addAll(List.of(given));
    }
    return this;
  }

  public List<Received> received() {
    return received;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    try (exchange) {
      next().to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply next() {
    synchronized (replies) {
      return replies.size() > 1 ? replies.remove() : replies.element();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
