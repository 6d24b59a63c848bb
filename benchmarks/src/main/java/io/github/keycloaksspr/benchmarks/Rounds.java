package io.github.keycloaksspr.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures all lanes in turn, again and again in short slices, so that whatever else the machine
 * does meanwhile hits all of them alike. Lanes of different servers can share a turn, so that it
 * hits them at the same moment.
 */
final class Rounds {
  private static final Duration SLICE = Duration.ofSeconds(3);
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

  private final List<List<Lane>> turns;
  private final Postbox postbox;
  private final int users;

  /**
   * Creates rounds.
   *
   * @param turns what is measured one after the other, and what at the same time
   * @param users how many there are of each kind, shared out among the clients of a turn
   */
  Rounds(List<List<Lane>> turns, Postbox postbox, int users) {
    this.turns = turns.stream().map(List::copyOf).toList();
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
    Map<Lane, Tally> tallies = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < turns.size(); i++) {
        int which = round % 2 == 0 ? i : turns.size() - 1 - i;
        Map<Lane, Tally> slice = slice(turns.get(which), clients, time.dividedBy(rounds));
        slice.forEach((lane, tally) -> tally(tallies, lane, clients).add(tally));
        postbox.settle(QUIET);
      }
    }
    return List.copyOf(tallies.values());
  }

  private Map<Lane, Tally> slice(List<Lane> turn, int clients, Duration time)
      throws InterruptedException {
    Map<Lane, Tally> tallies = new LinkedHashMap<>();
    int all = clients * turn.size();
    List<Runnable> walking = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      Lane lane = turn.get(i % turn.size());
      Tally tally = tally(tallies, lane, clients);
      List<Account> pool = pool(lane.kind(), i, all);
      walking.add(() -> walkFor(time, lane, pool, tally));
    }
    runAtOnce(walking);
    return tallies;
  }

  private static void runAtOnce(List<Runnable> tasks) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(threads.submit(task)));
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client of the benchmark broke", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Tally tally(Map<Lane, Tally> tallies, Lane lane, int clients) {
    return tallies.computeIfAbsent(lane, any -> new Tally(any.kind(), clients));
  }

  /**
   * Returns the users of one client: no other one has them at the same time, not on another server
   * either, for all mails come to one place.
   */
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
