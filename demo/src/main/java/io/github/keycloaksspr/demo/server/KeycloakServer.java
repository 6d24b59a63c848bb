package io.github.keycloaksspr.demo.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A running Keycloak process, reachable from this machine only, that ends with {@link #close}. */
public final class KeycloakServer implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final int LINES_OF_LOG = 30;

  private final ServerOptions options;
  private final Process process;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  KeycloakServer(ServerOptions options, Process process) {
    this.options = options;
    this.process = process;
  }

  /** Returns the address of the server, without a slash at the end. */
  public URI url() {
    return URI.create("http://localhost:" + options.httpPort());
  }

  /** Returns the file that receives what the server prints. */
  public Path log() {
    return options.log();
  }

  /**
   * Waits until the server answers requests.
   *
   * @throws IOException with the end of the log, if the server ends or the time is over before
   */
  public KeycloakServer awaitReady(Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ready()) {
      if (!process.isAlive()) {
        throw new IOException("Keycloak ended while starting.\n" + endOfLog());
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "Keycloak was not ready after " + limit.toSeconds() + " s.\n" + endOfLog());
      }
      Thread.sleep(BETWEEN_TRIES.toMillis());
    }
    return this;
  }

  /** Returns a future that completes when the server has ended for whatever reason. */
  public CompletableFuture<?> ended() {
    return process.onExit();
  }

  /** Returns the last lines of the log. */
  public String endOfLog() throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
  }

  /** Returns the processes that make up the server, for as long as they live. */
  public List<ProcessHandle> processes() {
    return ProcessTree.of(process).processes();
  }

  /** Ends the server and everything it has started, and returns when they are gone. */
  @Override
  public void close() {
    ProcessTree.of(process).end();
  }

  private boolean ready() throws InterruptedException {
    URI health = URI.create("http://localhost:" + options.managementPort() + "/health/ready");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
