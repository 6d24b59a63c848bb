package io.github.keycloaksspr.benchmarks;

import io.github.keycloaksspr.demo.server.KeycloakDistribution;
import io.github.keycloaksspr.demo.server.KeycloakServer;
import io.github.keycloaksspr.demo.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keycloak with the product, in production mode.
 *
 * @param archive Keycloak's server distribution
 * @param folder where it is unpacked; holds {@code providers/} with the product's JAR
 */
record Servers(Path archive, Path folder) {

  /** On the development database, empty. */
  KeycloakServer start(String name, String... arguments) throws IOException {
    ServerOptions options = options(name, arguments);
    KeycloakDistribution.forget(options);
    return closedAtExit(distribution(name).startProduction(options));
  }

  /**
   * On another database.
   *
   * @param database the options of {@code kc.sh} that say which
   */
  KeycloakServer startOn(List<String> database, String name, String... arguments)
      throws IOException {
    return closedAtExit(distribution(name).startProductionOn(database, options(name, arguments)));
  }

  private ServerOptions options(String name, String... arguments) throws IOException {
    return ServerOptions.in(folder.resolve(name))
        .withAdmin(Realms.ADMIN, Realms.ADMIN)
        .withArguments("--cache=local")
        .withArguments(arguments);
  }

  /** Each has a folder of its own, for build options differ. */
  private KeycloakDistribution distribution(String name) throws IOException {
    KeycloakDistribution distribution =
        KeycloakDistribution.unpacked(archive, folder.resolve(name + "-keycloak"));
    try (Stream<Path> files = Files.list(folder.resolve("providers"))) {
      distribution.deploy(files.filter(file -> file.toString().endsWith(".jar")).toList());
    }
    return distribution;
  }

  private static KeycloakServer closedAtExit(KeycloakServer keycloak) {
    Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close, "close-keycloak"));
    return keycloak;
  }
}
