package io.github.keycloaksspr.benchmarks;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody with a fresh browser: has cookies, follows redirects as long as they stay on the server,
 * sends forms, loads neither pictures nor scripts.
 */
final class Visitor {
  private static final int MOST_REDIRECTS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI server;
  private final String source;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /**
   * Creates a visitor without cookies.
   *
   * @param source address the visitor comes from, as a reverse proxy would tell
   */
  Visitor(HttpClient http, URI server, String source) {
    this.http = http;
    this.server = server;
    this.source = source;
  }

  Page open(URI address) throws IOException, InterruptedException {
    return follow(send(request(address).GET()));
  }

  Page submit(Page page, String formId, Map<String, String> fields)
      throws IOException, InterruptedException {
    return follow(
        send(
            request(page.action(formId))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))));
  }

  private Page follow(HttpResponse<String> first) throws IOException, InterruptedException {
    HttpResponse<String> response = first;
    for (int i = 0; response.statusCode() / 100 == 3; i++) {
      URI next = response.uri().resolve(response.headers().firstValue("Location").orElse(""));
      if (!next.toString().startsWith(server + "/")) {
        return new Page(next, 0, "");
      }
      if (i == MOST_REDIRECTS) {
        throw new IOException("too many redirects, the last one from " + response.uri().getPath());
      }
      response = send(request(next).GET());
    }
    return new Page(response.uri(), response.statusCode(), response.body());
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Accept", "text/html")
            .header("X-Forwarded-For", source);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    for (String header : response.headers().allValues("Set-Cookie")) {
      HttpCookie.parse(header).forEach(this::take);
    }
    return response;
  }

  /** Takes a cookie whatever its path: a visitor sees the pages of one realm only. */
  private void take(HttpCookie cookie) {
    if (cookie.hasExpired()) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie.getValue());
    }
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
