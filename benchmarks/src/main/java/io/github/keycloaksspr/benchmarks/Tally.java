package io.github.keycloaksspr.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what the clients measure; safe for use by several threads. */
final class Tally {
  private final Kind kind;
  private final int clients;
  private final List<Duration> times = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<Double> rounds = new ArrayList<>();
  private Duration busy = Duration.ZERO;

  Tally(Kind kind, int clients) {
    this.kind = kind;
    this.clients = clients;
  }

  /** Gives up when no walk of a kind came to its end. */
  static void checked(List<Tally> tallies) throws IOException {
    for (Tally tally : tallies) {
      if (tally.figures().walks() == 0) {
        throw new IOException(
            "no walk came to its end: " + tally.failures().stream().findFirst().orElse("too slow"));
      }
    }
  }

  synchronized void walked(Duration time) {
    times.add(time);
  }

  synchronized void failed(String why) {
    failures.add(kind.id() + ": " + why);
  }

  /** Adds the time of one client in one round. */
  synchronized void busy(Duration time) {
    busy = busy.plus(time);
  }

  /** Adds what was measured in one round. */
  synchronized void add(Tally round) {
    times.addAll(round.times);
    failures.addAll(round.failures);
    busy = busy.plus(round.busy);
    rounds.add(round.figures().perSecond());
  }

  /** Returns the walks per second in each round. */
  synchronized List<Double> rounds() {
    return List.copyOf(rounds);
  }

  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  synchronized Figures figures() {
    return Figures.of(kind, clients, times, failures.size(), busy);
  }
}
