package io.github.keycloaksspr.tests.server;

import io.github.keycloaksspr.demo.server.KeycloakDistribution;
import io.github.keycloaksspr.demo.server.ServerOptions;
import io.github.keycloaksspr.tests.domain.ControllerCertificate;
import io.github.keycloaksspr.tests.phone.Telephone;
import io.github.keycloaksspr.tests.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The Keycloak installations of the tests, kept below {@code target} from one run to the next. */
public final class Installation {
  private static final Path FOLDER = Path.of(System.getProperty("sspr.server.folder"));
  private static final Telephone TELEPHONE =
      Telephone.emptied(Traces.data().resolve("telephone.jsonl"));
  private static final ControllerCertificate CONTROLLER =
      ControllerCertificate.in(Traces.data().resolve("controller"));

  /** How servers are to use the processors that they share. */
  static final String JAVA_OPTIONS = System.getProperty("sspr.server.java", "");

  private Installation() {}

  /** Returns a Keycloak with the product, the moving clock and a customer's theme. */
  public static KeycloakDistribution withSspr() throws IOException {
    return withSspr(homeWithSspr());
  }

  /**
   * Returns another Keycloak like {@link #withSspr}, for servers with build options of their own.
   */
  public static KeycloakDistribution withSsprBeside(String name) throws IOException {
    return withSspr(FOLDER.resolve("with-sspr-" + name));
  }

  private static KeycloakDistribution withSspr(Path home) throws IOException {
    KeycloakDistribution distribution = unpacked(home);
    copyThemes(home.resolve("themes"));
    distribution.deploy(List.of(jar("sspr.server.jar"), jar("sspr.server.clock.jar")));
    return distribution;
  }

  /** Returns the home folder of {@link #withSspr}. */
  public static Path homeWithSspr() {
    return FOLDER.resolve("with-sspr");
  }

  /** Returns a Keycloak as it comes. */
  public static KeycloakDistribution stock() throws IOException {
    return unpacked(FOLDER.resolve("stock"));
  }

  /**
   * Returns options for a server with free ports and an empty database. All servers of an
   * installation have the same build options, so that none makes the next one slow.
   */
  public static ServerOptions options(String name) throws IOException {
    return options(name, telephone().serverOptions());
  }

  /** Returns options for a server with another phone gateway, which is a build option. */
  public static ServerOptions options(String name, String... gateway) throws IOException {
    ServerOptions options =
        ServerOptions.in(Traces.serverFolder(name))
            .withArguments(
                "--cache=local",
                "--metrics-enabled=true",
                "--event-metrics-user-enabled=true",
                // a fifth of the work for each password and answer, still more than a page
                "--spi-password-hashing--argon2--iterations=1",
                "--spi-admin-realm-restapi-extension--sspr--notice-interval=1",
                "--spi-admin-realm-restapi-extension--sspr--feed-interval=1",
                "--vault=file",
                "--vault-dir=" + vault(),
                "--spi-theme--static-max-age=2592000",
                "--spi-theme--cache-themes=true",
                "--spi-theme--cache-templates=true")
            .withArguments(gateway)
            .withArguments("--truststore-paths=" + CONTROLLER.pem())
            .withArguments(Traces.serverOptions(name));
    KeycloakDistribution.forget(options);
    return options.withEnvironment("JAVA_OPTS_APPEND", JAVA_OPTIONS);
  }

  /** Returns the folder in which all servers look for secrets, each in a file of its own. */
  public static Path vault() throws IOException {
    return Files.createDirectories(FOLDER.resolve("data/vault")).toAbsolutePath();
  }

  /** Returns the telephone that the servers' texts and calls go to. */
  public static Telephone telephone() {
    return TELEPHONE;
  }

  /** Returns the certificate of a domain controller that all servers trust. */
  public static ControllerCertificate controller() {
    return CONTROLLER;
  }

  private static KeycloakDistribution unpacked(Path home) throws IOException {
    return KeycloakDistribution.unpacked(jar("sspr.server.archive"), home);
  }

  private static Path jar(String property) {
    Path file = Path.of(System.getProperty(property));
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          file + " is no file. Build it first: ./mvnw install -pl demo -am -DskipTests");
    }
    return file;
  }

  private static void copyThemes(Path themes) throws IOException {
    Path source = Path.of(System.getProperty("sspr.root"), "tests/src/test/resources/themes");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = themes.resolve(source.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
