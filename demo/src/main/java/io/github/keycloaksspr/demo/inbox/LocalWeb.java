package io.github.keycloaksspr.demo.inbox;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A small web server that answers this machine only. */
public final class LocalWeb implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;

  private LocalWeb(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  static LocalWeb start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "inbox");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.start();
    return new LocalWeb(server, threads);
  }

  /** Returns the address of the server, without a slash at the end. */
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Answers one path, and only that one, by a handler. */
  public void on(String path, HttpHandler handler) {
    server.createContext(path, exactly(path, handler)).getFilters().add(new OnlyThisMachine());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  /** Sends a whole answer. */
  public static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean bare = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
    exchange.sendResponseHeaders(status, bare ? -1 : bytes.length);
    if (!bare) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Sends the browser elsewhere. */
  public static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    reply(exchange, 303, "text/plain", "");
  }

  private static HttpHandler exactly(String path, HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        if (exchange.getRequestURI().getPath().equals(path)) {
          handler.handle(exchange);
        } else {
          reply(exchange, 404, "text/plain", "There is nothing here.");
        }
      }
    };
  }

  /** Refuses names other than this machine's, so that no foreign site reads mails by DNS tricks. */
  private static final class OnlyThisMachine extends Filter {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
      if (addressesThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
        chain.doFilter(exchange);
      } else {
        try (exchange) {
          reply(exchange, 421, "text/plain", "Open this page as http://localhost.");
        }
      }
    }

    @Override
    public String description() {
      return "refuses host names other than this machine's";
    }

    private static boolean addressesThisMachine(@Nullable String host) {
      return host != null && NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }
  }
}
