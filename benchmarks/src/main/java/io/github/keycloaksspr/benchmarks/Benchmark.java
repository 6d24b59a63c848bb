package io.github.keycloaksspr.benchmarks;

import io.github.keycloaksspr.demo.server.KeycloakDistribution;
import io.github.keycloaksspr.demo.server.KeycloakServer;
import io.github.keycloaksspr.demo.server.Ports;
import io.github.keycloaksspr.demo.server.ServerOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts a Keycloak with the product and measures it beside stock Keycloak, once. */
public final class Benchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration WARM_UP = Duration.ofSeconds(12);

  private static final int FEWEST_USERS = 120;

  private final BenchmarkOptions options;

  private Benchmark(BenchmarkOptions options) {
    this.options = options;
  }

  /** Runs the benchmark; {@code ./run bench} calls it. */
  public static void main(String... arguments) {
    // GreenMail logs through SLF4J, and nobody needs to read that here
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    try {
      return new Benchmark(BenchmarkOptions.of(arguments)).run() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage() + ". See ./run bench --help");
      return 2;
    } catch (IOException e) {
      System.err.println("bench: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** Tells whether every walk came to its end. */
  private boolean run() throws IOException, InterruptedException {
    ServerOptions server =
        ServerOptions.in(options.folder().resolve("server"))
            .withAdmin(Realms.ADMIN, Realms.ADMIN)
            .withArguments("--cache=local", "--proxy-headers=xforwarded");
    say("Starting Keycloak in production mode …");
    KeycloakDistribution distribution =
        KeycloakDistribution.unpacked(options.archive(), options.folder().resolve("keycloak"));
    KeycloakDistribution.forget(server);
    distribution.deploy(jarsIn(options.folder().resolve("providers")));
    try (Postbox postbox = Postbox.start(Ports.any());
        KeycloakServer keycloak = closedAtExit(distribution.startProduction(server))) {
      keycloak.awaitReady(PATIENCE);
      return measure(keycloak, postbox);
    }
  }

  private boolean measure(KeycloakServer keycloak, Postbox postbox)
      throws IOException, InterruptedException {
    int users = users();
    say("Setting up 2 realms with " + users + " users for each kind of reset …");
    Realms.setUp(keycloak.url(), postbox.port(), users);
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    Rounds rounds = new Rounds(new Walks(http, keycloak.url(), postbox), postbox, users);
    say("Warming up …");
    checked(rounds.measure(options.mostClients(), WARM_UP));
    long before = ResidentMemory.megabytes(keycloak.processes());
    List<Tally> tallies = new ArrayList<>();
    for (int clients : options.clients()) {
      say("Measuring with " + clients + (clients == 1 ? " client …" : " clients …"));
      tallies.addAll(rounds.measure(clients, options.time()));
    }
    long after = ResidentMemory.megabytes(keycloak.processes());
    return publish(tallies, before, after);
  }

  /**
   * Returns how many users each kind needs. An address gets at most 100 codes an hour, whatever the
   * policy; one user for each second that is measured is enough for 100 resets in a second.
   */
  private int users() {
    return (int) Math.max(FEWEST_USERS, options.time().toSeconds() * options.clients().size());
  }

  /** Gives up when no walk of a kind came to its end. */
  private static void checked(List<Tally> tallies) throws IOException {
    for (Tally tally : tallies) {
      if (tally.figures().walks() == 0) {
        throw new IOException(
            "no walk came to its end: " + tally.failures().stream().findFirst().orElse("too slow"));
      }
    }
  }

  private boolean publish(List<Tally> tallies, long before, long after) throws IOException {
    Report report =
        new Report(
            options.archive().getFileName().toString(),
            options.time().toSeconds(),
            Runtime.getRuntime().availableProcessors(),
            tallies.stream().map(Tally::figures).toList(),
            before,
            after);
    Path json = options.folder().resolve("bench.json");
    Files.writeString(json, report.json());
    say("\n" + report.text() + "All of it is in " + json);
    tallies.stream().flatMap(tally -> tally.failures().stream().limit(1)).forEach(Benchmark::say);
    return report.clean();
  }

  private static KeycloakServer closedAtExit(KeycloakServer keycloak) {
    Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close, "close-keycloak"));
    return keycloak;
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
