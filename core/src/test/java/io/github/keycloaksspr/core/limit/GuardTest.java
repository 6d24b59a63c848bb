package io.github.keycloaksspr.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.policy.PolicyDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Subject ANNA = new Subject("anna", "id-of-anna");

  private final MemoryCounters counters = new MemoryCounters();

  private Guard at(Duration later) {
    var policy =
        ((PolicyDocument.Valid) PolicyDocument.parse("{\"scope\":\"all\",\"methods\":[\"email\"]}"))
            .policy();
    return new Guard(counters, policy.limits(), NOW.plus(later));
  }

  private Guard now() {
    return at(Duration.ZERO);
  }

  private static boolean allowed(Verdict verdict) {
    return verdict instanceof Verdict.Allowed;
  }

  @ParameterizedTest
  @CsvSource({
    "PROOFS,5,PT24H",
    "PHONE_CHECKS,5,PT24H",
    "TEXTS,5,PT24H",
    "CALLS,5,PT24H",
    "QUESTIONS,5,PT24H",
    "MAILS,10,PT24H",
    "HELPDESK,3,PT24H"
  })
  void aUserIsBlockedWhoGoesOverALimit(Limit limit, int times, Duration block) {
    for (int i = 0; i < times; i++) {
      assertThat(allowed(now().count(limit, ANNA))).as("time %d", i + 1).isTrue();
    }
    assertThat(now().count(limit, ANNA)).isEqualTo(new Verdict.Blocked(limit, NOW.plus(block)));
  }

  @ParameterizedTest
  @CsvSource({"DESTINATION,3", "IDENTIFICATIONS,300", "PAID,500"})
  void otherThingsAreLimitedUnderTheirOwnKey(Limit limit, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(allowed(now().count(limit, "key"))).isTrue();
    }
    assertThat(allowed(now().count(limit, "KEY"))).isFalse();
    assertThat(allowed(now().count(limit, "another key"))).isTrue();
  }

  @Nested
  class ABlock {

    @Test
    void endsAfterItsTimeAndNotBefore() {
      exhaust(ANNA);

      assertThat(allowed(at(Duration.ofHours(24).minusMillis(1)).count(Limit.PROOFS, ANNA)))
          .isFalse();
      assertThat(allowed(at(Duration.ofHours(24)).count(Limit.PROOFS, ANNA))).isTrue();
    }

    @Test
    void isNotMadeLongerByTryingOn() {
      exhaust(ANNA);
      Verdict later = at(Duration.ofHours(23)).count(Limit.PROOFS, ANNA);

      assertThat(later).isEqualTo(new Verdict.Blocked(Limit.PROOFS, NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void holdsForAnotherSpellingOfTheAccount() {
      exhaust(ANNA);

      assertThat(allowed(now().count(Limit.PROOFS, new Subject("anna@corp", "id-of-anna"))))
          .isFalse();
    }

    @Test
    void holdsForANameThatDoesNotExist() {
      Subject ghost = new Subject("ghost", null);
      exhaust(ghost);

      assertThat(allowed(now().count(Limit.PROOFS, new Subject(" GHOST ", null)))).isFalse();
    }

    @Test
    void isOneOfItsLimitOnly() {
      exhaust(ANNA);

      assertThat(allowed(now().count(Limit.MAILS, ANNA))).isTrue();
    }

    @Test
    void isSeenByAdministratorsUntilItEnds() {
      exhaust(ANNA);

      assertThat(now().blocks("id-of-anna"))
          .containsExactly(new Verdict.Blocked(Limit.PROOFS, NOW.plus(Duration.ofDays(1))));
      assertThat(at(Duration.ofDays(1)).blocks("id-of-anna")).isEmpty();
    }

    @Test
    void isSeenOnceThoughItIsCountedForTheNameToo() {
      exhaust(ANNA);

      assertThat(now().blocks("id-of-anna")).hasSize(1);
    }

    @Test
    void isLiftedByClearing() {
      exhaust(ANNA);
      now().clear(ANNA);

      assertThat(allowed(now().count(Limit.PROOFS, ANNA))).isTrue();
    }
  }

  @Test
  void clearingForgetsWhatWasCountedUnderAnotherSpelling() {
    for (int i = 0; i < 5; i++) {
      now().count(Limit.PROOFS, ANNA);
    }
    now().clear(new Subject("anna@corp.example", "id-of-anna"));

    assertThat(allowed(now().count(Limit.PROOFS, ANNA))).isTrue();
  }

  @Test
  void theWindowBeginsAgainWhenItIsOver() {
    for (int i = 0; i < 5; i++) {
      now().count(Limit.TEXTS, ANNA);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(allowed(at(Duration.ofHours(1)).count(Limit.TEXTS, ANNA))).isTrue();
    }
    assertThat(allowed(at(Duration.ofHours(1)).count(Limit.TEXTS, ANNA))).isFalse();
  }

  @Test
  void aRightProofIsNotCounted() {
    for (int i = 0; i < 20; i++) {
      assertThat(allowed(now().count(Limit.PROOFS, ANNA))).isTrue();
      now().forgive(Limit.PROOFS, ANNA);
    }
  }

  @Test
  void lookingCountsNothing() {
    for (int i = 0; i < 10; i++) {
      assertThat(allowed(now().look(Limit.DESTINATION, "key"))).isTrue();
    }
    assertThat(allowed(now().count(Limit.DESTINATION, "key"))).isTrue();
  }

  @Test
  void aNameAndAnAccountCostTheSameNumberOfCounters() {
    assertThat(new Subject("ghost", null).keys()).hasSameSizeAs(ANNA.keys());
  }

  @Test
  void fiftyAtOnceGetNoMoreThanFive() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      tries.add(() -> allowed(now().count(Limit.PROOFS, ANNA)));
    }
    int passed = 0;
    for (Future<Boolean> each : threads.invokeAll(tries)) {
      passed += each.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(passed).isEqualTo(5);
  }

  private void exhaust(Subject subject) {
    for (int i = 0; i < 6; i++) {
      now().count(Limit.PROOFS, subject);
    }
  }

  /** Counters as the database keeps them: one change of a row at a time. */
  private static final class MemoryCounters implements Counters {

    private record Key(Limit limit, String key) {}

    private final Map<Key, Counter> rows = new HashMap<>();
    private final Map<Key, String> users = new HashMap<>();

    @Override
    public synchronized Counter change(
        Limit limit, String key, String userId, UnaryOperator<Counter> change) {
      Key row = new Key(limit, key);
      if (userId != null) {
        users.put(row, userId);
      }
      return rows.merge(
          row, change.apply(rows.getOrDefault(row, Counter.none())), (before, after) -> after);
    }

    @Override
    public synchronized List<Kept> of(String userId) {
      return rows.entrySet().stream()
          .filter(row -> userId.equals(users.get(row.getKey())))
          .map(row -> new Kept(row.getKey().limit(), row.getValue()))
          .toList();
    }

    @Override
    public synchronized void forget(String key) {
      rows.keySet().removeIf(row -> row.key().equals(key));
    }

    @Override
    public synchronized void forgetUser(String userId) {
      rows.keySet().removeIf(row -> userId.equals(users.get(row)));
    }
  }
}
