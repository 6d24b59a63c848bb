package io.github.keycloaksspr.tests.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A SIEM that takes posts, and says to each what it is told to say. */
public final class WebhookReceiver implements AutoCloseable {
  /** Instead of a status: hangs up without an answer. */
  public static final int HANG_UP = 0;

  private static final int TAKEN = 202;

  private final HttpServer server;
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private final List<Post> posts = new CopyOnWriteArrayList<>();

  public WebhookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/in", this::take);
    server.start();
  }

  /**
   * A post as it arrived.
   *
   * @param answer what was said to it
   */
  public record Post(
      String id, String timestamp, String signature, String type, String body, int answer) {

    /** Returns the object that was posted. */
    public JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public List<String> ids() {
      List<String> ids = new ArrayList<>();
      json().at("/data/rows").forEach(row -> ids.add(row.path("id").asText()));
      return ids;
    }

    public boolean taken() {
      return answer == TAKEN;
    }

    /** Signs it as the specification says, with a key as the receiver has it. */
    public String signedWith(String secret) {
      try {
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Returns where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
  }

  /** Says these to the posts to come, and then that they are taken. */
  public void answer(int... statuses) {
    for (int status : statuses) {
      answers.add(status);
    }
  }

  public List<Post> posts() {
    return posts;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Integer planned = answers.poll();
      int answer = planned == null ? TAKEN : planned;
      if (answer != HANG_UP) {
        exchange.sendResponseHeaders(answer, -1);
      }
      posts.add(
          new Post(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              header(exchange, "content-type"),
              body,
              answer));
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.join("|", exchange.getRequestHeaders().getOrDefault(name, List.of()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
