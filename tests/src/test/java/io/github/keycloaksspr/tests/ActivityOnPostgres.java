package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.demo.server.PostgresCluster;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;

/**
 * Two nodes on a PostgreSQL, which write, sweep and count at once (spec A2, A5); {@code ./run
 * cluster} runs it.
 */
class ActivityOnPostgres extends CorpTest {
  private static final String NEW = "Brand-New-Passw0rd!";
  private static final String DONE = "reset succeeded password_reset done email 1/1 -";
  private static final String POLICY =
      """
      {"scope":"all","gates":1,"methods":["email"],%s
       "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
      """;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int VISITORS = 4;
  private static final int PEOPLE = 32;
  private static final int BEFORE_THE_CRASH = 12;
  private static final AtomicInteger REALMS = new AtomicInteger();

  private static PostgresCluster database;
  private static OwnServer one;
  private static OwnServer other;

  private Keycloak adminOfOne;
  private Keycloak adminOfOther;
  private Corp atOne;
  private Corp atOther;
  private String realmId;

  @BeforeAll
  static void startBoth() throws IOException, InterruptedException {
    database = PostgresCluster.start();
    one = node("postgres-one");
    other = node("postgres-two");
  }

  private static OwnServer node(String name) throws IOException, InterruptedException {
    return OwnServer.start(
        Installation.withSsprBeside("postgres"),
        Installation.options(name)
            .withArguments(database.keycloakOptions().toArray(String[]::new))
            .withArguments(
                "--spi-events-listener--sspr-activity--upkeep-interval=1",
                "--spi-admin-realm-restapi-extension--sspr--activity-interval=1"));
  }

  @AfterAll
  static void endAll() {
    List.of(one, other).forEach(OwnServer::close);
    database.close();
  }

  @BeforeEach
  void makeARealm() {
    String name = "cluster" + REALMS.incrementAndGet();
    adminOfOne = one.admin();
    atOne = create(name, one, adminOfOne);
    atOne.setUp(POLICY.formatted(""));
    realmId = atOne.admin().toRepresentation().getId();
    adminOfOther = other.admin();
    atOther = new Corp(other.url(), name, adminOfOther, application);
    // the nodes have caches that know nothing of each other
    atOther.admin().clearRealmCache();
  }

  @AfterEach
  void closeTheClients() {
    adminOfOne.close();
    adminOfOther.close();
  }

  @Test
  void whatWasAnsweredAsDoneOutlivesACrashOfTheDatabase() throws Exception {
    List<Person> people =
        IntStream.range(0, PEOPLE).mapToObj(each -> atOne.registered("load")).toList();
    Map<Person, Boolean> done = new ConcurrentHashMap<>();
    Queue<Person> waiting = new ConcurrentLinkedQueue<>(people);
    ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
    for (int i = 0; i < VISITORS; i++) {
      ResetWalk there = new ResetWalk(i % 2 == 0 ? atOne : atOther, mails);
      visitors.submit(
          () -> {
            for (Person next = waiting.poll(); next != null; next = waiting.poll()) {
              done.put(next, isDone(there, next));
            }
          });
    }
    awaitSize(done, BEFORE_THE_CRASH);
    assertThat(done.values()).as("resets before the crash").containsOnly(true);
    database.crash();
    visitors.shutdown();
    assertThat(visitors.awaitTermination(3, TimeUnit.MINUTES)).isTrue();

    assertThat(done).hasSize(PEOPLE);
    assertThat(done.values())
        .as("resets after the crash")
        .filteredOn(each -> each)
        .hasSizeGreaterThan(BEFORE_THE_CRASH);
    atOne.admin().clearUserCache();
    for (Person person : people) {
      List<String> rows = atOne.sspr().sessionsOf(person);
      boolean holds = atOne.takes(person, NEW);
      assertThat(rows).as("of %s", person).hasSizeLessThan(2);
      assertThat(rows.contains(DONE)).as("%s of %s", rows, person).isEqualTo(holds);
      if (done.get(person)) {
        assertThat(rows).as("of %s", person).containsExactly(DONE);
      }
    }
  }

  /** Tells whether somebody was answered that the password is reset; what breaks off is not. */
  private boolean isDone(ResetWalk there, Person person) {
    try {
      Page answer = there.newPassword(there.toNewPassword(new Browserless(), person), NEW);
      return Step.of(answer) == Step.DONE;
    } catch (AssertionError | RuntimeException e) {
      return false;
    }
  }

  private static void awaitSize(Map<?, ?> map, int size) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (map.size() < size && Instant.now().isBefore(deadline)) {
      Thread.sleep(20);
    }
    assertThat(map).hasSizeGreaterThanOrEqualTo(size);
  }

  @Test
  void bothCloseEveryAbandonedSessionOnceAndDeleteWhatIsOld() throws Exception {
    insert(1200, "null, 'email_started', null, null", "now() - interval '2 days'");

    assertThat(
            eventually(
                "select result, detail, finished_at - started_at, count(*) from sspr_reset_activity"
                    + " where realm_id = '%s' group by 1, 2, 3",
                "abandoned|email_started|1800000|1200"))
        .isEqualTo("abandoned|email_started|1800000|1200");

    new ResetWalk(atOther, mails).toDestination(new Browserless(), Corp.nobody().username());
    atOne.setUp(POLICY.formatted("\"activity\":{\"keepDays\":1},"));
    String left = "select coalesce(detail, '-') from sspr_reset_activity where realm_id = '%s'";
    assertThat(eventually(left, "user_not_found")).isEqualTo("user_not_found");
  }

  @Test
  void bothCountEverySessionOnce() throws Exception {
    int sessions = 2400;
    insert(
        sessions,
        "'succeeded', 'done', 'password_reset', extract(epoch from now()) * 1000",
        "now() - interval '20 days' + x * interval '10 minutes'");
    String settled =
        "select count(*) from sspr_activity_settled s where realm_id = '%s' and settled_until >"
            + " (select max(started_at) from sspr_reset_activity r where r.realm_id = s.realm_id)";
    assertThat(eventually(settled, "1")).isEqualTo("1");

    for (Corp each : List.of(atOne, atOther)) {
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      JsonNode summary =
          each.sspr()
              .get("summary?from=" + today.minusDays(25) + "&to=" + today.plusDays(1))
              .orFail()
              .body();
      assertThat(total(summary.path("results"))).as("%s", summary).isEqualTo(sessions);
    }
  }

  private static int total(JsonNode counts) {
    return StreamSupport.stream(counts.spliterator(), false)
        .mapToInt(each -> each.path("count").asInt())
        .sum();
  }

  private void insert(int sessions, String end, String start)
      throws IOException, InterruptedException {
    database.query(
        """
        insert into sspr_reset_activity (id, realm_id, session_key, result, step, detail,
          finished_at, started_at, intent, gates_passed, gates)
        select gen_random_uuid(), '%s', 'session-' || x, %s,
          extract(epoch from %s) * 1000, 'reset', 0, 1 from generate_series(1, %d) x
        """
            .formatted(realmId, end, start, sessions));
  }

  /** Asks until the answer is the one, or for long enough, and returns the last one. */
  private String eventually(String query, String wanted) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    String answer = database.query(query.formatted(realmId)).strip();
    while (!answer.equals(wanted) && Instant.now().isBefore(deadline)) {
      Thread.sleep(200);
      answer = database.query(query.formatted(realmId)).strip();
    }
    return answer;
  }
}
