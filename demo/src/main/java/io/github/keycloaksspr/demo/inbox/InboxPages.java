package io.github.keycloaksspr.demo.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The page that shows messages as they arrive, and the same messages as JSON. */
final class InboxPages {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Own files only; styles inside a mail, which the frame of the mail inherits. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'self';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final Messages messages;

  InboxPages(Messages messages) {
    this.messages = messages;
  }

  void mountOn(LocalWeb web) {
    web.on("/", file("inbox.html", "text/html"));
    web.on("/inbox.css", file("inbox.css", "text/css"));
    web.on("/inbox.js", file("inbox.js", "text/javascript"));
    web.on("/messages.json", this::json);
    web.on("/changes", this::changes);
  }

  private void json(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> LocalWeb.reply(exchange, 200, "application/json", messages.json());
      case "DELETE" -> {
        messages.clear();
        LocalWeb.reply(exchange, 204, "application/json", "");
      }
      default -> {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD, DELETE");
        LocalWeb.reply(exchange, 405, "text/plain", "Use GET or DELETE.");
      }
    }
  }

  /** Sends a server-sent event for each change, until the browser leaves. */
  private void changes(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    OutputStream stream = exchange.getResponseBody();
    long seen = -1;
    try {
      while (true) {
        long now = messages.awaitChange(seen, HEARTBEAT);
        String event = now == seen ? ": still here\n\n" : "data: " + now + "\n\n";
        stream.write(event.getBytes(StandardCharsets.UTF_8));
        stream.flush();
        seen = now;
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpHandler file(String name, String type) {
    String content = read(name);
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      LocalWeb.reply(exchange, 200, type, content);
    };
  }

  private static String read(String name) {
    try (InputStream file = InboxPages.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the file " + name + " is missing in this JAR");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the file " + name + " in this JAR cannot be read", e);
    }
  }
}
