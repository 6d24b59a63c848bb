package io.github.keycloaksspr.core.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.code.Claims;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswersJudgeTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);

  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Claims claims = (name, lifetime) -> taken.add(name);
  private final AnswersJudge judge = new AnswersJudge(claims);
  private final Asking asking =
      Asking.begin(
          new QuestionDraw(List.of(new QuestionId("first-pet")), 1, new SecureRandom()), NOW);

  @Test
  void rightAnswersPassOnce() {
    assertThat(judge(true)).isEqualTo(new AnswersVerdict.Right());
    assertThat(judge(true)).isEqualTo(new AnswersVerdict.UsedUp());
  }

  @Test
  void theFifthWrongTryIsTheLast() {
    for (int i = 1; i < Asking.TRIES; i++) {
      assertThat(judge(false)).isEqualTo(new AnswersVerdict.Wrong());
    }
    assertThat(judge(false)).isEqualTo(new AnswersVerdict.UsedUp());
    assertThat(judge(true)).isEqualTo(new AnswersVerdict.UsedUp());
  }

  @Test
  void theFifthTryMayBeRight() {
    for (int i = 1; i < Asking.TRIES; i++) {
      judge(false);
    }
    assertThat(judge(true)).isEqualTo(new AnswersVerdict.Right());
  }

  @Test
  void nothingIsRightAfterTheEnd() {
    assertThat(judge.judge(asking.ended(), () -> true, NOW)).isEqualTo(new AnswersVerdict.UsedUp());
    assertThat(judge.judge(asking, () -> true, NOW.plus(Asking.LIFETIME)))
        .isEqualTo(new AnswersVerdict.UsedUp());
  }

  @Test
  void triesAreRememberedForAsLongAsAnswersAreTaken() {
    new AnswersJudge(
            (name, lifetime) -> {
              assertThat(lifetime).isGreaterThan(Asking.LIFETIME);
              return true;
            })
        .judge(asking, () -> false, NOW);
  }

  @Test
  void ofFiftyParallelTriesFiveAreJudged() throws Exception {
    AtomicInteger judged = new AtomicInteger();

    List<AnswersVerdict> verdicts =
        inParallel(
            50,
            () ->
                judge.judge(
                    asking,
                    () -> {
                      judged.incrementAndGet();
                      return false;
                    },
                    NOW));

    assertThat(judged).hasValue(Asking.TRIES);
    assertThat(verdicts).filteredOn(AnswersVerdict.Wrong.class::isInstance).hasSize(4);
    assertThat(verdicts).filteredOn(AnswersVerdict.UsedUp.class::isInstance).hasSize(46);
  }

  @Test
  void ofFiftyParallelRightTriesOnePasses() throws Exception {
    List<AnswersVerdict> verdicts = inParallel(50, () -> judge(true));

    assertThat(verdicts).filteredOn(AnswersVerdict.Right.class::isInstance).hasSize(1);
  }

  private AnswersVerdict judge(boolean right) {
    return judge.judge(asking, () -> right, NOW);
  }

  private static <T> List<T> inParallel(int times, Callable<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      CyclicBarrier together = new CyclicBarrier(times);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
