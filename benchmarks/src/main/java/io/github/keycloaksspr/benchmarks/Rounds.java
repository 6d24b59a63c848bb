package io.github.keycloaksspr.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures all lanes in turn, again and again in short slices, so that whatever else the machine
 * does meanwhile hits all of them alike.
 */
final class Rounds {
  private static final Duration SLICE = Duration.ofSeconds(3);
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

  private final List<Lane> lanes;
  private final Postbox postbox;
  private final int users;

  /**
   * Creates rounds.
   *
   * @param lanes what is measured in turn
   * @param users how many there are of each kind, shared out among the clients
   */
  Rounds(List<Lane> lanes, Postbox postbox, int users) {
    this.lanes = List.copyOf(lanes);
    this.postbox = postbox;
    this.users = users;
  }

  /**
   * Measures every lane for {@code time} with this many clients; every other round goes backwards,
   * so that none always comes after the same one.
   *
   * @return one tally per lane
   */
  List<Tally> measure(int clients, Duration time) throws InterruptedException {
    int rounds = (int) Math.max(2, time.toSeconds() / SLICE.toSeconds());
    List<Tally> tallies = lanes.stream().map(lane -> new Tally(lane.kind(), clients)).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < lanes.size(); i++) {
        int which = round % 2 == 0 ? i : lanes.size() - 1 - i;
        slice(lanes.get(which), clients, time.dividedBy(rounds), tallies.get(which));
        postbox.settle(QUIET);
      }
    }
    return tallies;
  }

  private void slice(Lane lane, int clients, Duration time, Tally all) throws InterruptedException {
    Tally tally = new Tally(lane.kind(), clients);
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(
            threads.submit(() -> walkFor(time, lane, pool(lane.kind(), client, clients), tally)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client of the benchmark broke", e.getCause());
    } finally {
      threads.shutdownNow();
    }
    all.add(tally);
  }

  /** Returns the users of one client: no other one has them at the same time. */
  private List<Account> pool(Kind kind, int client, int clients) {
    List<Account> pool = new ArrayList<>();
    for (int number = client; number < users; number += clients) {
      pool.add(Realms.account(kind, number));
    }
    return pool;
  }

  /** Walks until the time is over; a walk that has begun by then is ended and counted. */
  private static void walkFor(Duration time, Lane lane, List<Account> pool, Tally tally) {
    long start = System.nanoTime();
    for (int i = 0; System.nanoTime() - start < time.toNanos(); i++) {
      long begin = System.nanoTime();
      try {
        lane.walks().walk(lane.kind(), pool.get(i % pool.size()));
        tally.walked(Duration.ofNanos(System.nanoTime() - begin));
      } catch (IOException e) {
        tally.failed(String.valueOf(e.getMessage()));
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    tally.busy(Duration.ofNanos(System.nanoTime() - start));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
