package io.github.keycloaksspr.demo;

import java.nio.file.Path;

/**
 * What the command line of the demo asks for.
 *
 * @param archive Keycloak's server distribution, {@code .tar.gz} or {@code .zip}
 * @param folder where the demo unpacks, logs and keeps its data; holds {@code providers/} with the
 *     JARs to deploy
 * @param httpPort wanted port of Keycloak, 0 for any
 * @param inboxPort wanted port of the inbox and the sample application, 0 for any
 * @param smtpPort wanted port of the mail server, 0 for any
 * @param terminal whether the output is a terminal, where a line can be written again
 */
record DemoOptions(
    Path archive, Path folder, int httpPort, int inboxPort, int smtpPort, boolean terminal) {
  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static DemoOptions of(String... arguments) {
    DemoOptions options =
        new DemoOptions(Path.of("keycloak.tar.gz"), Path.of("."), 8080, 8025, 3025, false);
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value, or is not known");
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private DemoOptions with(String name, String value) {
    return switch (name) {
      case "--archive" ->
          new DemoOptions(Path.of(value), folder, httpPort, inboxPort, smtpPort, terminal);
      case "--folder" ->
          new DemoOptions(archive, Path.of(value), httpPort, inboxPort, smtpPort, terminal);
      case "--http-port" ->
          new DemoOptions(archive, folder, port(name, value), inboxPort, smtpPort, terminal);
      case "--inbox-port" ->
          new DemoOptions(archive, folder, httpPort, port(name, value), smtpPort, terminal);
      case "--smtp-port" ->
          new DemoOptions(archive, folder, httpPort, inboxPort, port(name, value), terminal);
      case "--terminal" ->
          new DemoOptions(
              archive, folder, httpPort, inboxPort, smtpPort, Boolean.parseBoolean(value));
      default -> throw new IllegalArgumentException("unknown option " + name);
    };
  }

  /** Returns the wanted port of Keycloak's health checks. */
  int managementPort() {
    return httpPort == 0 ? 0 : 9000;
  }

  private static int port(String name, String value) {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(name + " takes 0 to 65535, not " + value);
    }
    return Integer.parseInt(value);
  }
}
