package io.github.keycloaksspr.tests.server;

import io.github.keycloaksspr.demo.server.KeycloakDistribution;
import io.github.keycloaksspr.demo.server.KeycloakServer;
import io.github.keycloaksspr.demo.server.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/** A server that one test has for itself, beside the shared one. */
public final class OwnServer implements AutoCloseable {
  private static final String ADMIN = "admin";

  private final KeycloakServer process;

  private OwnServer(KeycloakServer process) {
    this.process = process;
  }

  /** Starts a server; on an empty database it has an administrator. */
  public static OwnServer start(KeycloakDistribution distribution, ServerOptions options)
      throws IOException, InterruptedException {
    KeycloakServer process =
        distribution.startDev(
            options
                .withAdmin(ADMIN, ADMIN)
                // it lives for seconds: the optimising compiler costs more than it gives
                .withEnvironment(
                    "JAVA_OPTS_APPEND", Installation.JAVA_OPTIONS + " -XX:TieredStopAtLevel=1"));
    Runtime.getRuntime().addShutdownHook(new Thread(process::close));
    return new OwnServer(process.awaitReady(Duration.ofMinutes(3)));
  }

  public String url() {
    return process.url().toString();
  }

  /** Returns a client that may do everything. */
  public Keycloak admin() {
    return KeycloakBuilder.builder()
        .serverUrl(url())
        .realm("master")
        .clientId("admin-cli")
        .username(ADMIN)
        .password(ADMIN)
        .build();
  }

  /** Moves the server's clock ahead of the real time. */
  public void moveClock(Duration ahead) throws IOException, InterruptedException {
    String offset = "{\"offset\":%d,\"caches\":true}".formatted(ahead.toSeconds());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/realms/master/testing-timeoffset"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(offset))
            .build();
    HttpResponse<Void> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    if (response.statusCode() != 200) {
      throw new IOException("the clock could not be moved: " + response.statusCode());
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
