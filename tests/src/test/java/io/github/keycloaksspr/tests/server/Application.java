package io.github.keycloaksspr.tests.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An application of the realm: says whether it was handed an authorization code. */
public final class Application implements AutoCloseable {
  private final HttpServer server;

  private Application(HttpServer server) {
    this.server = server;
  }

  static Application start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", Application::answer);
      server.start();
      return new Application(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where the application wants its users back. */
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/callback");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String state = query.contains("code=") ? "signed-in" : "stranger";
    byte[] page =
        ("<!doctype html><title>App</title><p id=" + state + ">").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }
}
