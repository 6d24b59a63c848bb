package io.github.keycloaksspr.demo.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one server process is given besides its distribution.
 *
 * @param httpPort port of the sign-in pages and the REST interface
 * @param managementPort port of the health checks
 * @param folder where this server keeps its database ({@code data}) and its log ({@code
 *     keycloak.log})
 * @param arguments further command line arguments of {@code kc.sh}
 * @param environment further environment variables
 */
public record ServerOptions(
    int httpPort,
    int managementPort,
    Path folder,
    List<String> arguments,
    Map<String, String> environment) {

  /** Copies the collections and makes the folder absolute. */
  public ServerOptions {
    folder = folder.toAbsolutePath().normalize();
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** Returns options with two free ports and nothing further. */
  public static ServerOptions in(Path folder) {
    return new ServerOptions(Ports.any(), Ports.any(), folder, List.of(), Map.of());
  }

  /** Returns these options with other ports. */
  public ServerOptions withPorts(int http, int management) {
    return new ServerOptions(http, management, folder, arguments, environment);
  }

  /** Returns these options with further arguments at the end. */
  public ServerOptions withArguments(String... further) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(further));
    return new ServerOptions(httpPort, managementPort, folder, all, environment);
  }

  /** Returns these options with one more environment variable. */
  public ServerOptions withEnvironment(String name, String value) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(name, value);
    return new ServerOptions(httpPort, managementPort, folder, arguments, all);
  }

  /** Returns these options with an admin that the server creates when its database is empty. */
  public ServerOptions withAdmin(String username, String password) {
    return withEnvironment("KC_BOOTSTRAP_ADMIN_USERNAME", username)
        .withEnvironment("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
  }

  Path log() {
    return folder.resolve("keycloak.log");
  }

  Path data() {
    return folder.resolve("data");
  }

  /** Arguments that place the database; the same for a server and for its one-off commands. */
  List<String> databaseArguments() {
    return List.of("-Dkc.db-url-path=" + folder);
  }
}
