package io.github.keycloaksspr.demo.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Keycloak's admin REST interface, used with the bootstrap admin of the master realm. */
public final class AdminApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI server;
  private final String token;

  private AdminApi(HttpClient http, URI server, String token) {
    this.http = http;
    this.server = server;
    this.token = token;
  }

  /** Signs in; the right to call lasts one minute. */
  public static AdminApi signIn(URI server, String username, String password)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                        .formatted(username, password)))
            .build();
    JsonNode answer = JSON.readTree(succeeded(request, http).body());
    return new AdminApi(http, server, answer.path("access_token").asText());
  }

  /** Reads the document at a path under {@code /admin/realms}. */
  public ObjectNode get(String path) throws IOException, InterruptedException {
    return (ObjectNode) read(path);
  }

  /** Reads what is at a path under {@code /admin/realms}, be it a document or a list. */
  public JsonNode read(String path) throws IOException, InterruptedException {
    return JSON.readTree(succeeded(json(path).build(), http).body());
  }

  /** Sends a document to a path under {@code /admin/realms} and returns the answer. */
  public JsonNode ask(String path, JsonNode document) throws IOException, InterruptedException {
    HttpRequest request = json(path).POST(BodyPublishers.ofString(document.toString())).build();
    return JSON.readTree(succeeded(request, http).body());
  }

  /** Sends a document to a path under {@code /admin/realms}. */
  public void put(String path, JsonNode document) throws IOException, InterruptedException {
    succeeded(json(path).PUT(BodyPublishers.ofString(document.toString())).build(), http);
  }

  /** Calls a path under {@code /admin/realms} that needs no document. */
  public void post(String path) throws IOException, InterruptedException {
    succeeded(json(path).POST(BodyPublishers.noBody()).build(), http);
  }

  /**
   * Creates something at a path under {@code /admin/realms}.
   *
   * @return its id: the last part of the address that Keycloak answers with
   */
  public String create(String path, JsonNode document) throws IOException, InterruptedException {
    HttpRequest request = json(path).POST(BodyPublishers.ofString(document.toString())).build();
    String location = succeeded(request, http).headers().firstValue("Location").orElse("");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private HttpRequest.Builder json(String path) {
    return HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> succeeded(HttpRequest request, HttpClient http)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    return response;
  }
}
