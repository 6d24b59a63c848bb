package io.github.keycloaksspr.tests.server;

import io.github.keycloaksspr.demo.server.KeycloakDistribution;
import io.github.keycloaksspr.demo.server.KeycloakServer;
import io.github.keycloaksspr.demo.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.testframework.config.Config;
import org.keycloak.testframework.server.KeycloakServerConfigBuilder;

/**
 * A server of the distribution with the product in it, as the test framework wants to see it. It
 * lives as long as its JVM: where Surefire has several of them, each class is a run of its own for
 * the framework.
 */
final class SharedServer implements org.keycloak.testframework.server.KeycloakServer {
  private static @Nullable SharedServer running;

  private final ServerOptions options;
  private final KeycloakServer process;

  private SharedServer(ServerOptions options, KeycloakServer process) {
    this.options = options;
    this.process = process;
  }

  static synchronized SharedServer started() {
    if (running == null) {
      running = begun();
    }
    return running;
  }

  private static SharedServer begun() {
    try {
      KeycloakDistribution distribution = Installation.withSspr();
      ServerOptions options =
          Installation.options("shared")
              .withEnvironment("KC_BOOTSTRAP_ADMIN_CLIENT_ID", Config.getAdminClientId())
              .withEnvironment("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", Config.getAdminClientSecret());
      KeycloakServer process = distribution.startDev(options);
      Runtime.getRuntime().addShutdownHook(new Thread(process::close));
      return new SharedServer(options, process.awaitReady(Duration.ofMinutes(3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Keycloak was starting", e);
    }
  }

  @Override
  public void start(KeycloakServerConfigBuilder ignored, boolean tlsEnabled) {
    throw new IllegalStateException("The server is started where it is made");
  }

  @Override
  public void stop() {
    // the next class goes on with it
  }

  @Override
  public String getBaseUrl() {
    return process.url().toString();
  }

  @Override
  public String getManagementBaseUrl() {
    return "http://localhost:" + options.managementPort();
  }
}
