package io.github.keycloaksspr.benchmarks;

import io.github.keycloaksspr.demo.server.KeycloakServer;
import io.github.keycloaksspr.demo.server.Ports;
import java.io.IOException;
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
    Terminal.say("Starting Keycloak in production mode …");
    try (Postbox postbox = Postbox.start(Ports.any());
        KeycloakServer keycloak =
            new Servers(options.archive(), options.folder())
                .start("server", "--proxy-headers=xforwarded")) {
      keycloak.awaitReady(PATIENCE);
      return measure(keycloak, postbox);
    }
  }

  private boolean measure(KeycloakServer keycloak, Postbox postbox)
      throws IOException, InterruptedException {
    int users = options.users();
    Terminal.say("Setting up 2 realms with " + users + " users for each kind of reset …");
    Realms.setUp(keycloak.url(), postbox.port(), users);
    Walks walks = new Walks(Walks.client(), keycloak.url(), postbox);
    List<List<Lane>> turns =
        Stream.of(Kind.values()).map(kind -> List.of(new Lane(kind, walks))).toList();
    Rounds rounds = new Rounds(turns, postbox, users);
    Terminal.say("Warming up …");
    Tally.checked(rounds.measure(options.mostClients(), WARM_UP));
    long before = ResidentMemory.megabytes(keycloak.processes());
    List<Tally> tallies = new ArrayList<>();
    for (int clients : options.clients()) {
      Terminal.say("Measuring with " + clients + (clients == 1 ? " client …" : " clients …"));
      tallies.addAll(rounds.measure(clients, options.time()));
    }
    long after = ResidentMemory.megabytes(keycloak.processes());
    return publish(tallies, before, after);
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
    Terminal.say("\n" + report.text() + "All of it is in " + json);
    tallies.stream().flatMap(tally -> tally.failures().stream().limit(1)).forEach(Terminal::say);
    return report.clean();
  }
}
