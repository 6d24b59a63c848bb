package io.github.keycloaksspr.core.code;

import static io.github.keycloaksspr.core.code.Codes.BINDING;
import static io.github.keycloaksspr.core.code.Codes.KEY;
import static io.github.keycloaksspr.core.code.Codes.NOW;
import static io.github.keycloaksspr.core.code.Codes.RIGHT;
import static io.github.keycloaksspr.core.code.Codes.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.code.CodeVerdict.Expired;
import io.github.keycloaksspr.core.code.CodeVerdict.Right;
import io.github.keycloaksspr.core.code.CodeVerdict.UsedUp;
import io.github.keycloaksspr.core.code.CodeVerdict.Wrong;
import io.github.keycloaksspr.core.method.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeJudgeTest {

  private final Map<String, Duration> taken = new HashMap<>();
  private final CodeJudge judge =
      new CodeJudge((name, lifetime) -> taken.putIfAbsent(name, lifetime) == null);
  private final IssuedCode issued = Codes.issued();

  private CodeVerdict judge(TypedCode typed) {
    return judge(typed, NOW);
  }

  private CodeVerdict judge(TypedCode typed, Instant now) {
    return judge.judge(issued, typed, BINDING, KEY, true, now);
  }

  private CodeVerdict judgeUndelivered(TypedCode typed) {
    return judge.judge(issued, typed, BINDING, KEY, false, NOW);
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      judge(WRONG);
    }
  }

  @Test
  void theRightCodeIsRight() {
    assertThat(judge(RIGHT)).isEqualTo(new Right());
  }

  @Test
  void aWrongCodeLeavesFourTries() {
    assertThat(judge(WRONG)).isEqualTo(new Wrong(4));
  }

  @Test
  void everyWrongCodeCostsATry() {
    assertThat(List.of(judge(WRONG), judge(WRONG), judge(WRONG), judge(WRONG)))
        .containsExactly(new Wrong(4), new Wrong(3), new Wrong(2), new Wrong(1));
  }

  @Test
  void theFifthWrongCodeIsTheLast() {
    wrong(4);

    assertThat(judge(WRONG)).isEqualTo(new UsedUp());
  }

  @Test
  void theRightCodeIsRightOnTheFifthTry() {
    wrong(4);

    assertThat(judge(RIGHT)).isEqualTo(new Right());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 100})
  void theRightCodeIsRefusedAfterFiveWrongOnes(int tries) {
    wrong(tries);

    assertThat(judge(RIGHT)).isEqualTo(new UsedUp());
  }

  @Test
  void aCodeIsRightOnlyOnce() {
    judge(RIGHT);

    assertThat(judge(RIGHT)).isEqualTo(new UsedUp());
  }

  @Test
  void aCodeForSomethingElseCostsATryAndIsWrong() {
    CodeBinding other =
        new CodeBinding(
            "corp", "bob-id", Method.EMAIL, "alice@example.org", "session.tab", "reset");

    assertThat(judge.judge(issued, RIGHT, other, KEY, true, NOW)).isEqualTo(new Wrong(4));
  }

  @Test
  void triesOfOneCodeDoNotCountForAnother() {
    wrong(5);

    assertThat(judge.judge(Codes.issued(), RIGHT, BINDING, KEY, true, NOW)).isEqualTo(new Right());
  }

  @Nested
  class Time {

    @Test
    void isUpAfterFiveMinutes() {
      assertThat(judge(RIGHT, NOW.plus(IssuedCode.LIFETIME))).isEqualTo(new Expired());
    }

    @Test
    void isNotUpAMillisecondEarlier() {
      assertThat(judge(RIGHT, NOW.plus(IssuedCode.LIFETIME).minusMillis(1))).isEqualTo(new Right());
    }

    @Test
    void beingUpCostsNoTry() {
      judge(RIGHT, NOW.plus(IssuedCode.LIFETIME));

      assertThat(taken).isEmpty();
    }

    @Test
    void doesNotBringTriesBackWhileTheCodeLives() {
      judge(RIGHT);

      assertThat(taken.values()).allMatch(lifetime -> lifetime.compareTo(IssuedCode.LIFETIME) > 0);
    }
  }

  /** Nobody may learn from the answers whether a code went out. */
  @Nested
  class ACodeThatWasNotSent {

    @Test
    void isNeverRight() {
      assertThat(judgeUndelivered(RIGHT)).isEqualTo(new Wrong(4));
    }

    @Test
    void isAnsweredLikeAWrongOneToTheEnd() {
      for (int i = 0; i < 7; i++) {
        assertThat(judgeUndelivered(RIGHT))
            .isEqualTo(judge.judge(twin, WRONG, BINDING, KEY, true, NOW));
      }
    }

    private final IssuedCode twin = Codes.issued();
  }

  /** Claims of a cluster: atomic, whoever asks. */
  @Nested
  class FiftyPostsAtOnce {

    private static final int POSTS = 50;

    private final Map<String, Duration> shared = new ConcurrentHashMap<>();
    private final CodeJudge clustered =
        new CodeJudge((name, lifetime) -> shared.putIfAbsent(name, lifetime) == null);

    @RepeatedTest(20)
    void getFiveTries() throws InterruptedException, ExecutionException {
      List<CodeVerdict> verdicts = judgeAtOnce(post -> WRONG);

      assertThat(verdicts)
          .filteredOn(Wrong.class::isInstance)
          .containsExactlyInAnyOrder(new Wrong(4), new Wrong(3), new Wrong(2), new Wrong(1));
      assertThat(verdicts).filteredOn(UsedUp.class::isInstance).hasSize(POSTS - 4);
    }

    @RepeatedTest(20)
    void ofTheRightCodeAreRightOnce() throws InterruptedException, ExecutionException {
      assertThat(judgeAtOnce(post -> RIGHT)).filteredOn(Right.class::isInstance).hasSize(1);
    }

    @RepeatedTest(20)
    void ofGuessesAreRightAtMostOnce() throws InterruptedException, ExecutionException {
      List<CodeVerdict> verdicts = judgeAtOnce(post -> post % 10 == 0 ? RIGHT : WRONG);

      assertThat(verdicts).filteredOn(Right.class::isInstance).hasSizeLessThanOrEqualTo(1);
      assertThat(verdicts)
          .filteredOn(verdict -> !(verdict instanceof UsedUp))
          .hasSizeLessThanOrEqualTo(IssuedCode.TRIES);
    }

    private List<CodeVerdict> judgeAtOnce(IntFunction<TypedCode> typed)
        throws InterruptedException, ExecutionException {
      ExecutorService threads = Executors.newFixedThreadPool(POSTS);
      CountDownLatch allReady = new CountDownLatch(POSTS);
      try {
        List<Future<CodeVerdict>> answers = new ArrayList<>();
        for (int post = 0; post < POSTS; post++) {
          TypedCode code = typed.apply(post);
          Callable<CodeVerdict> work =
              () -> {
                allReady.countDown();
                allReady.await();
                return clustered.judge(issued, code, BINDING, KEY, true, NOW);
              };
          answers.add(threads.submit(work));
        }
        List<CodeVerdict> verdicts = new ArrayList<>();
        for (Future<CodeVerdict> answer : answers) {
          verdicts.add(answer.get());
        }
        return verdicts;
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
