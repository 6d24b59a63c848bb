package io.github.keycloaksspr.tests.browserless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * A visitor without a browser: has cookies, follows links and redirects, and sends forms with
 * whatever fields an attacker likes. Several {@link Page}s of one visitor are several tabs.
 */
public final class Browserless {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private static final int MOST_REDIRECTS = 10;

  private final Cookies cookies = new Cookies();
  private final Map<String, String> headers;

  public Browserless() {
    this(Map.of());
  }

  private Browserless(Map<String, String> headers) {
    this.headers = headers;
  }

  /** Returns a program that shows a token, and wants JSON. */
  public static Browserless withToken(String token) {
    return new Browserless(
        Map.of("Authorization", "Bearer " + token, "Accept", "application/json"));
  }

  /** Returns a visitor who sends one more header with every request, even {@code Host}. */
  public static Browserless sending(String header, String value) {
    return new Browserless(Map.of(header, value));
  }

  /** Opens an address and follows redirects. */
  public Page open(URI address) {
    return follow(get(address));
  }

  /** Opens an address with another method than GET and POST, such as HEAD. */
  public Page request(String method, URI address) {
    return send(HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody()), address);
  }

  /** Opens an address without following redirects. */
  public Page get(URI address) {
    return send(HttpRequest.newBuilder(address).GET(), address);
  }

  /** Posts a form and follows redirects. */
  public Page post(URI address, Fields fields) {
    return follow(postOnly(address, fields));
  }

  /** Posts a form without following redirects. */
  public Page postOnly(URI address, Fields fields) {
    BodyPublisher body = BodyPublishers.ofString(fields.encoded());
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(body),
        address);
  }

  private Page follow(Page first) {
    Page page = first;
    for (int i = 0; i < MOST_REDIRECTS && page.redirect().isPresent(); i++) {
      page = get(page.redirect().get());
    }
    return page;
  }

  private Page send(HttpRequest.Builder request, URI address) {
    String header = cookies.header(address.getPath());
    if (!header.isEmpty()) {
      request.header("Cookie", header);
    }
    request.header("Accept", "text/html");
    headers.forEach(request::setHeader);
    request.timeout(Duration.ofSeconds(30));
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      cookies.take(response.headers().allValues("Set-Cookie"));
      return new Page(this, address, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + address, e);
    }
  }
}
