package io.github.keycloaksspr.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param archive Keycloak's server distribution
 * @param folder where the server is unpacked and the figures are written; holds {@code providers/}
 *     with the product's JAR
 * @param time how long each kind is measured with each number of clients, all rounds together
 * @param clients the numbers of parallel clients to measure with
 */
record BenchmarkOptions(Path archive, Path folder, Duration time, List<Integer> clients) {
  private static final int MOST_SECONDS = 600;
  private static final int MOST_CLIENTS = 32;
  private static final int FEWEST_USERS = 120;

  BenchmarkOptions {
    clients = List.copyOf(clients);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static BenchmarkOptions of(String... arguments) {
    BenchmarkOptions options =
        new BenchmarkOptions(
            Path.of("keycloak.tar.gz"), Path.of("."), Duration.ofSeconds(30), List.of(1, 4, 8));
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value, or is not known");
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  int mostClients() {
    return clients.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /**
   * Returns how many users each kind needs. An address gets at most 100 codes an hour, whatever the
   * policy; one user for each second that is measured is enough for 100 resets in a second.
   */
  int users() {
    return (int) Math.max(FEWEST_USERS, time.toSeconds() * clients.size());
  }

  private BenchmarkOptions with(String name, String value) {
    return switch (name) {
      case "--archive" -> new BenchmarkOptions(Path.of(value), folder, time, clients);
      case "--folder" -> new BenchmarkOptions(archive, Path.of(value), time, clients);
      case "--seconds" ->
          new BenchmarkOptions(
              archive, folder, Duration.ofSeconds(number(name, value, MOST_SECONDS)), clients);
      case "--clients" -> new BenchmarkOptions(archive, folder, time, clients(name, value));
      default -> throw new IllegalArgumentException("unknown option " + name);
    };
  }

  private static List<Integer> clients(String name, String value) {
    return Arrays.stream(value.split(",", -1))
        .map(each -> number(name, each, MOST_CLIENTS))
        .toList();
  }

  private static int number(String name, String value, int most) {
    if (!value.matches("[1-9]\\d{0,2}") || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException(name + " takes 1 to " + most + ", not " + value);
    }
    return Integer.parseInt(value);
  }
}
