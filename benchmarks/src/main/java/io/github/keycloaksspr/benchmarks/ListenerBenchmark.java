package io.github.keycloaksspr.benchmarks;

import io.github.keycloaksspr.demo.server.KeycloakServer;
import io.github.keycloaksspr.demo.server.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells what it costs to write the rows of the activity reports: the same walks at the same time on
 * a server that does and on one that does not; {@code ./run bench --activity-listener} calls it.
 */
public final class ListenerBenchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration WARM_UP = Duration.ofSeconds(12);
  private static final String PROXY = "--proxy-headers=xforwarded";
  private static final String WITHOUT = "--spi-events-listener--sspr-activity--enabled=false";
  private static final List<Kind> KINDS =
      List.of(Kind.SSPR_SIGN_IN, Kind.CODE_RESET, Kind.QUESTIONS_RESET);

  private final BenchmarkOptions options;
  private final HttpClient http = Walks.client();

  private ListenerBenchmark(BenchmarkOptions options) {
    this.options = options;
  }

  /** Runs the benchmark. */
  public static void main(String... arguments) {
    // GreenMail logs through SLF4J, and nobody needs to read that here
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try {
      System.exit(new ListenerBenchmark(BenchmarkOptions.of(arguments)).run() ? 0 : 1);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.exit(1);
    }
  }

  /** Tells whether every walk came to its end. */
  private boolean run() throws IOException, InterruptedException {
    Servers servers = new Servers(options.archive(), options.folder());
    Terminal.say("Starting two Keycloaks in production mode, one without the listener …");
    try (Postbox postbox = Postbox.start(Ports.any());
        KeycloakServer with = servers.start("listening", PROXY).awaitReady(PATIENCE);
        KeycloakServer without = servers.start("deaf", PROXY, WITHOUT).awaitReady(PATIENCE)) {
      Terminal.say("Setting up " + options.users() + " users for each kind on both …");
      Realms.setUp(with.url(), postbox.port(), options.users());
      Realms.setUp(without.url(), postbox.port(), options.users());
      return measure(postbox, with, without);
    }
  }

  private boolean measure(Postbox postbox, KeycloakServer with, KeycloakServer without)
      throws IOException, InterruptedException {
    List<List<Lane>> turns = new ArrayList<>();
    for (Kind kind : KINDS) {
      turns.add(
          List.of(
              new Lane(kind, new Walks(http, with.url(), postbox)),
              new Lane(kind, new Walks(http, without.url(), postbox))));
    }
    Rounds rounds = new Rounds(turns, postbox, options.users());
    Terminal.say("Warming up …");
    Tally.checked(rounds.measure(options.mostClients(), WARM_UP));
    List<Tally> tallies = new ArrayList<>();
    for (int clients : options.clients()) {
      Terminal.say("Measuring with " + clients + (clients == 1 ? " client …" : " clients …"));
      tallies.addAll(rounds.measure(clients, options.time()));
    }
    return publish(tallies);
  }

  private boolean publish(List<Tally> tallies) throws IOException {
    Tally.checked(tallies);
    StringBuilder table = new StringBuilder();
    table.append(
        row("clients", "", "with/s", "without/s", "ratio", "+/-", "p50 ms", "p50 ms without"));
    for (int i = 0; i < tallies.size(); i += 2) {
      table.append(row(tallies.get(i), tallies.get(i + 1)));
    }
    Path file = options.folder().resolve("activity-listener.txt");
    Files.writeString(file, table);
    Terminal.say("\n" + table + "\nAll of it is in " + file);
    tallies.stream().flatMap(tally -> tally.failures().stream().limit(1)).forEach(Terminal::say);
    return tallies.stream().allMatch(tally -> tally.failures().isEmpty());
  }

  private static String row(Tally with, Tally without) {
    Figures figures = with.figures();
    Ratio ratio = Ratio.of(with.rounds(), without.rounds());
    return row(
        figures.clients(),
        figures.kind().label(),
        decimal(figures.perSecond(), 1),
        decimal(without.figures().perSecond(), 1),
        decimal(ratio.value(), 3),
        decimal(ratio.within(), 3),
        figures.median().toMillis(),
        without.figures().median().toMillis());
  }

  private static String row(Object... cells) {
    return "%7s  %-26s %9s %10s %7s %7s %7s %15s%n".formatted(cells);
  }

  private static String decimal(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }
}
