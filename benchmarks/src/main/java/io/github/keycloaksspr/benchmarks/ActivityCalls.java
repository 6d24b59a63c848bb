package io.github.keycloaksspr.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls the reports one after the other and takes the time from the first byte to the last. */
final class ActivityCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WARM_UP = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  ActivityCalls(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** What is asked, each time a little differently where {@code %d} stands for a number. */
  record Question(String name, String path, boolean goesOn) {}

  /** How long a question took. */
  record Answered(String name, int rows, Duration median, Duration p95) {}

  /**
   * A file.
   *
   * @param rows lines without the heading
   */
  record File(long rows, long bytes, Duration took) {}

  Answered ask(Question question, int times) throws IOException, InterruptedException {
    List<Duration> all = new ArrayList<>();
    String next = "";
    int rows = 0;
    for (int i = -WARM_UP; i < times; i++) {
      long began = System.nanoTime();
      JsonNode answer = JSON.readTree(get(question.path().formatted(Math.floorMod(i, 60)) + next));
      if (i >= 0) {
        all.add(Duration.ofNanos(System.nanoTime() - began));
        rows += answer.path("rows").size();
      }
      boolean on = question.goesOn() && answer.path("more").asBoolean();
      next = on ? "&after=" + answer.path("next").asText() : "";
    }
    Percentiles percentiles = new Percentiles(all);
    return new Answered(question.name(), rows / times, percentiles.at(50), percentiles.at(95));
  }

  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request(path, "application/json"), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  /** Reads a whole report as CSV and keeps nothing of it. */
  File csv(String path) throws IOException, InterruptedException {
    long began = System.nanoTime();
    HttpResponse<InputStream> response =
        http.send(request(path, "text/csv"), BodyHandlers.ofInputStream());
    long lines = 0;
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream body = response.body()) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes += read;
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return new File(lines - 1, bytes, Duration.ofNanos(System.nanoTime() - began));
  }

  private HttpRequest request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token)
        .header("Accept", type)
        .build();
  }
}
