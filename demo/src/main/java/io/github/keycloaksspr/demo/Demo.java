package io.github.keycloaksspr.demo;

import io.github.keycloaksspr.demo.app.AuthenticatorApp;
import io.github.keycloaksspr.demo.app.DirectoryStatus;
import io.github.keycloaksspr.demo.app.SampleApp;
import io.github.keycloaksspr.demo.domain.Domain;
import io.github.keycloaksspr.demo.inbox.Inbox;
import io.github.keycloaksspr.demo.server.KeycloakDistribution;
import io.github.keycloaksspr.demo.server.KeycloakServer;
import io.github.keycloaksspr.demo.server.Ports;
import io.github.keycloaksspr.demo.server.ServerOptions;
import io.github.keycloaksspr.demo.setup.AdminApi;
import io.github.keycloaksspr.demo.setup.CorpRealm;
import io.github.keycloaksspr.demo.setup.Gates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Starts a Keycloak with the product, an inbox and a sample application, until Ctrl-C. */
public final class Demo {
  private static final String ADMIN = "admin";
  private static final String ADMIN_PASSWORD = "admin";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DemoOptions options;
  private final CleanUp cleanUp;
  private final Progress progress;

  private Demo(DemoOptions options, CleanUp cleanUp) {
    this.options = options;
    this.cleanUp = cleanUp;
    this.progress = new Progress(System.out, options.terminal());
  }

  /** Runs the demo; {@code ./run demo} calls it. */
  public static void main(String... arguments) {
    // GreenMail logs through SLF4J, and nobody needs to read that here
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    CleanUp cleanUp = CleanUp.atExit();
    try {
      new Demo(DemoOptions.of(arguments), cleanUp).runUntilKeycloakEnds();
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println("demo: " + e.getMessage() + ". See ./run demo --help");
      return 2;
    } catch (IOException e) {
      // after Ctrl-C it is no news that Keycloak ends
      if (!cleanUp.hasBegun()) {
        System.err.println("demo: " + e.getMessage());
      }
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private void runUntilKeycloakEnds() throws IOException, InterruptedException {
    beTheOnlyOne();
    Ports ports = new Ports(notice -> System.out.println("Note: " + notice));
    ServerOptions server =
        ServerOptions.in(options.folder().resolve("server"))
            .withPorts(ports.take(options.httpPort()), ports.take(options.managementPort()))
            .withAdmin(ADMIN, ADMIN_PASSWORD);
    int inboxPort = ports.take(options.inboxPort());
    int smtpPort = ports.take(options.smtpPort());
    Inbox inbox = cleanUp.start(() -> Inbox.start(smtpPort, inboxPort), Inbox::close);

    Domain domain =
        cleanUp.start(() -> Domain.start(options.folder().resolve("domain")), Domain::close);

    KeycloakServer keycloak =
        start(
            server
                .withArguments(inbox.serverOptions())
                .withArguments("--truststore-paths=" + domain.certificate().toAbsolutePath()));
    Places places = furnish(keycloak, inbox, domain);
    publish(places);
    cleanUp.start(() -> "\nStopping …", System.out::println);
    System.out.print(Guide.of(places, ADMIN, ADMIN_PASSWORD));
    System.out.flush();
    keycloak.ended().join();
    throw new IOException("Keycloak has ended by itself.\n" + keycloak.endOfLog());
  }

  private void beTheOnlyOne() throws IOException {
    Files.createDirectories(options.folder());
    FileChannel file =
        FileChannel.open(
            options.folder().resolve("demo.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    // held until this process is gone
    if (file.tryLock() == null) {
      throw new IOException("the demo of this folder is running already. Stop it first (Ctrl-C).");
    }
  }

  private KeycloakServer start(ServerOptions server) throws IOException, InterruptedException {
    KeycloakDistribution distribution = unpack();
    KeycloakDistribution.forget(server);
    boolean changed = distribution.deploy(jarsIn(options.folder().resolve("providers")));
    KeycloakServer keycloak =
        cleanUp.start(() -> distribution.startDev(server), KeycloakServer::close);
    progress.phase(
        changed ? "Starting Keycloak with a new JAR" : "Starting Keycloak",
        () -> keycloak.awaitReady(PATIENCE));
    return keycloak;
  }

  private KeycloakDistribution unpack() throws IOException, InterruptedException {
    Path home = options.folder().resolve("keycloak");
    if (!KeycloakDistribution.isUnpacked(options.archive(), home)) {
      progress.phase(
          "Unpacking " + options.archive().getFileName(),
          () -> KeycloakDistribution.unpacked(options.archive(), home));
    }
    return KeycloakDistribution.unpacked(options.archive(), home);
  }

  private Places furnish(KeycloakServer keycloak, Inbox inbox, Domain domain)
      throws IOException, InterruptedException {
    Places places =
        new Places(
            keycloak.url(),
            inbox.web().url(),
            AuthenticatorApp.mountOn(inbox.web()),
            DirectoryStatus.mountOn(inbox.web(), () -> admin(keycloak)));
    for (Gates gates : Gates.values()) {
      URI app = SampleApp.mountOn(inbox.web(), gates, places.realm(gates), CorpRealm.CLIENT);
      progress.phase(
          "Setting up realm " + gates.realm(),
          () -> CorpRealm.setUp(admin(keycloak), gates, inbox.smtpPort(), app, domain));
    }
    return places;
  }

  private static AdminApi admin(KeycloakServer keycloak) throws IOException, InterruptedException {
    return AdminApi.signIn(keycloak.url(), ADMIN, ADMIN_PASSWORD);
  }

  /** Writes the addresses where other programs look for them, for as long as the demo runs. */
  private void publish(Places places) throws IOException {
    Path file = options.folder().resolve("demo.json");
    cleanUp.start(() -> Files.writeString(file, places.json()), Demo::delete);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
