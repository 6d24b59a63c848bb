package io.github.keycloaksspr.tests.realm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The product's admin REST interface for one realm, called with somebody's token. */
public final class SsprRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private final Supplier<Optional<String>> token;

  /**
   * Creates a client.
   *
   * @param base ends with {@code /admin/realms/{realm}/sspr/}
   * @param token asked before each call; empty sends none
   */
  public SsprRest(String base, Supplier<Optional<String>> token) {
    this.base = base;
    this.token = token;
  }

  /**
   * An answer.
   *
   * @param body missing node if it is empty or no JSON
   */
  public record Answer(int status, JsonNode body, String text) {
    /** Returns this answer if it says that all went well. */
    public Answer orFail() {
      if (status / 100 != 2) {
        throw new AssertionError("answered " + status + ": " + text);
      }
      return this;
    }
  }

  public Answer get(String path) {
    return call("GET", path, "");
  }

  public Answer put(String path, String json) {
    return call("PUT", path, json);
  }

  public Answer post(String path) {
    return call("POST", path, "");
  }

  public Answer delete(String path) {
    return call("DELETE", path, "");
  }

  /** Registers an alternate address for a user, as the helpdesk does. */
  public void registerEmail(String userId, String address) {
    put(emailOf(userId), "{\"value\":\"" + Secret.ADDRESS.used(address) + "\"}").orFail();
  }

  /**
   * Returns what the reset report says of somebody, oldest first: what for, the result, its detail,
   * the last step, the methods, how many gates of how many, and the directory's answer; a dash
   * stands for what a row does not say.
   */
  public List<String> sessionsOf(Person person) {
    String user = person.id().isEmpty() ? person.username() : person.id();
    JsonNode rows =
        get("activity/resets?unfinished=true&sort=time&user=" + user).orFail().body().path("rows");
    return StreamSupport.stream(rows.spliterator(), false).map(SsprRest::line).toList();
  }

  private static String line(JsonNode row) {
    List<String> methods =
        StreamSupport.stream(row.path("methods").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    return Stream.of(
            row.path("intent").asText("-"),
            row.path("result").asText("-"),
            row.path("detail").asText("-"),
            row.path("step").asText("-"),
            methods.isEmpty() ? "-" : String.join("+", methods),
            row.path("gatesPassed").asText("0") + "/" + row.path("gates").asText("0"),
            row.path("writeback").asText("-"))
        .map(cell -> cell.isEmpty() ? "-" : cell)
        .collect(Collectors.joining(" "));
  }

  /** Returns the path of a user's alternate address. */
  public static String emailOf(String userId) {
    return "users/" + userId + "/methods/sspr-email";
  }

  /** Sends a body of some other type. */
  public Answer post(String path, String type, String body) {
    return send("POST", path, type, body);
  }

  public Answer call(String method, String path, String json) {
    return send(method, path, "application/json", json);
  }

  private Answer send(String method, String path, String type, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Accept", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", type);
    }
    token.get().ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calling " + path, e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
