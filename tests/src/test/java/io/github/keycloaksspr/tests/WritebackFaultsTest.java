package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.FaultProxy;
import io.github.keycloaksspr.tests.domain.FaultProxy.Fault;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Domain controllers that fail in the middle of a reset, with a real one behind a proxy that does
 * the failing (spec W4, W8, W10).
 */
@Tag("alone")
class WritebackFaultsTest extends DomainTest {
  private static final String THIRD = "Third-Passw0rd!";

  /** What a dead controller may cost. */
  private static final Duration DEAD = Duration.ofMillis(200);

  /** What a stalled controller may cost, once. */
  private static final Duration STALLED = Duration.ofSeconds(3);

  /** What a request may take that waits for no controller, on a busy machine. */
  private static final Duration UNDISTURBED = Duration.ofSeconds(2);

  /** When an answer to a modify is lost, and what became of it is asked for. */
  private static final Duration LOST = Duration.ofSeconds(5).plus(UNDISTURBED);

  /** After which nothing further is begun. */
  private static final Duration WHOLE = Duration.ofSeconds(10).plus(UNDISTURBED);

  /** Five seconds and a fifth, and some. */
  private static final long LONGEST_FIRST_REST = 6_100;

  private FaultProxy first;
  private FaultProxy second;

  @BeforeEach
  void makeTwoWays() {
    first = FaultProxy.inside(Installation.controller(), folder.resolve("foreign"));
    second = FaultProxy.inside(Installation.controller(), folder.resolve("foreign"));
  }

  @AfterEach
  void endThem() {
    first.close();
    second.close();
  }

  @Test
  void withoutFaultsTheFirstOneTakesEveryPassword() throws LDAPException {
    Person dora = registered(first, second);

    assertDone(dora, NEW, UNDISTURBED);
    assertDone(dora, THIRD, UNDISTURBED);

    assertThat(first.modifies()).isEqualTo(2);
    assertThat(second.connections()).isZero();
  }

  @Test
  void aDeadOneCostsNextToNothing() throws LDAPException {
    Person dora = registered(second);

    Duration undisturbed = fastestOfThree(dora, second);
    first.refuse();
    Duration withOneDead = fastestOfThree(dora, first, second);

    assertThat(withOneDead.minus(undisturbed)).isLessThan(DEAD);
    assertThat(first.connections()).isZero();
    assertThat(second.modifies()).isEqualTo(6);
  }

  /** Returns the time of the fastest of three resets; none knows of the failures of another. */
  private Duration fastestOfThree(Person dora, FaultProxy... controllers) {
    List<FaultProxy> other = new ArrayList<>(List.of(controllers));
    return Stream.of(NEW, THIRD, NEW)
        .map(
            password -> {
              // other settings mean other connections
              other.add(second);
              federation.configure(settings(other.toArray(FaultProxy[]::new)));
              Page page = walk.toNewPassword(new Browserless(), dora);
              return assertDone(dora, page, password, UNDISTURBED);
            })
        .min(Duration::compareTo)
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = {"STALLED", "FOREIGN_CERTIFICATE"})
  void theNextOneTakesThePasswordOfOneThatCannotBeConnectedTo(Fault fault) throws LDAPException {
    Person dora = registered(first, second);
    first.have(fault);

    Duration time = assertDone(dora, NEW, WHOLE);
    int connections = first.connections();
    assertThat(connections).isPositive();
    Duration undisturbed = assertDone(dora, THIRD, UNDISTURBED);

    assertThat(time.minus(undisturbed)).isLessThan(STALLED);
    assertThat(first.connections()).as("skipped").isEqualTo(connections);
    assertThat(first.modifies()).isZero();
    assertThat(second.modifies()).isEqualTo(2);
  }

  @Test
  void theNextOneTakesThePasswordOfOneThatIsSlowFromTheStart() throws LDAPException {
    try (FaultProxy slow = FaultProxy.opaque(Installation.controller())) {
      Person dora = registered(slow, second);
      slow.have(Fault.TRICKLING);

      Duration time = assertDone(dora, NEW, WHOLE);
      int connections = slow.connections();
      Duration undisturbed = assertDone(dora, THIRD, UNDISTURBED);

      assertThat(time.minus(undisturbed)).isLessThan(STALLED);
      assertThat(slow.connections()).as("skipped").isEqualTo(connections);
    }
    assertThat(second.modifies()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"STALLED", "TRICKLING"})
  void theNextOneTakesThePasswordOfOneThatStopsAnswering(Fault fault) throws LDAPException {
    Person dora = registered(first, second);
    assertDone(dora, NEW, UNDISTURBED);
    assertThat(first.modifies()).isOne();
    first.have(fault);

    Duration time = assertDone(dora, THIRD, WHOLE);
    Duration undisturbed = assertDone(dora, NEW, UNDISTURBED);

    assertThat(time.minus(undisturbed)).isLessThan(STALLED);
    assertThat(first.modifies()).isOne();
    assertThat(second.modifies()).isEqualTo(2);
  }

  @Test
  void oneThatClosedItsConnectionsIsConnectedToAgain() throws LDAPException {
    Person dora = registered(first, second);
    assertDone(dora, NEW, UNDISTURBED);
    first.refuse();
    first.acceptAgain();

    assertDone(dora, THIRD, UNDISTURBED);

    assertThat(first.modifies()).isEqualTo(2);
  }

  @Test
  void oneThatRecoversIsPreferredAgainAfterItsRest() throws LDAPException, InterruptedException {
    Person dora = registered(first, second);
    first.refuse();
    assertDone(dora, NEW, UNDISTURBED);
    first.acceptAgain();
    assertThat(first.connections()).as("rests").isZero();
    assertThat(second.modifies()).isOne();

    Thread.sleep(LONGEST_FIRST_REST);
    assertDone(dora, NEW, UNDISTURBED);

    assertThat(first.modifies()).isOne();
    assertThat(second.modifies()).isOne();
  }

  @ParameterizedTest
  @EnumSource(names = {"ANSWERS_LOST", "ANSWERS_TORN"})
  void aPasswordWhoseAnswerIsLostIsThereAndNotSentAgain(Fault fault) throws LDAPException {
    Person dora = registered(first, second);
    first.have(fault);

    assertDone(dora, NEW, LOST);

    assertThat(first.modifies()).isOne();
    assertThat(second.modifies()).isZero();
  }

  @Test
  void theNextOneIsAskedWhetherThePasswordIsThere() throws LDAPException {
    Person dora = registered(first, second);
    first.have(Fault.ANSWERS_LOST_THEN_STALLED);

    assertDone(dora, NEW, WHOLE);

    assertThat(first.modifies()).isOne();
    assertThat(second.connections()).isPositive();
    assertThat(second.modifies()).isZero();
  }

  @Test
  void whenNobodyCanTellTheUserReadsSoAndMayTryAgain() throws LDAPException {
    Person dora = registered(first);
    first.have(Fault.ANSWERS_LOST_THEN_STALLED);

    Page page = reset(dora, NEW);

    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
    assertThat(page.text()).contains("may or may not hold").doesNotContain("was not changed");
    assertThat(domain.takes(dn(dora), NEW)).isTrue();

    first.have(Fault.NONE);
    assertThat(Step.of(walk.newPassword(page, NEW))).isEqualTo(Step.DONE);
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"STALLED", "FOREIGN_CERTIFICATE"})
  void withoutAnyTheUserReadsThatNothingChanged(Fault fault) throws LDAPException {
    Person dora = registered(first, second);
    first.have(fault);
    second.refuse();

    Page page = reset(dora, NEW);

    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
    assertThat(page.text()).contains("can't be reached", "was not changed");
    assertRows(
        dora,
        "reset failed directory_unreachable choosing_password email 1/1 directory_unreachable");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    assertThat(domain.takes(dn(dora), NEW)).isFalse();
    assertThat(first.modifies()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noPasswordCanBeOverheard(boolean startTls) throws LDAPException {
    try (FaultProxy way =
        startTls
            ? FaultProxy.plain(Installation.controller())
            : FaultProxy.opaque(Installation.controller())) {
      Person dora = registered(way);

      assertDone(dora, NEW, UNDISTURBED);
      assertThat(Step.of(reset(dora, "Shrt-1"))).isEqualTo(Step.NEW_PASSWORD);

      assertThat(way.passed()).hasSizeGreaterThan(2_000);
      assertThat(overheard(way, OLD, NEW, "Shrt-1", SambaDomain.ACCOUNTS_PASSWORD)).isEmpty();
    }
  }

  @Test
  void whatIsSentInClearWouldBeOverheard() throws LDAPException {
    try (FaultProxy way = FaultProxy.plain(Installation.controller())) {
      try (LDAPConnection connection =
          new LDAPConnection(Installation.controller().host(), way.port())) {
        connection.compare("cn=" + NEW, "cn", THIRD);
      } catch (LDAPException e) {
        // Samba wants TLS; what is of interest has been said before
      }

      assertThat(overheard(way, NEW, THIRD, OLD)).containsExactly(NEW, THIRD);
    }
  }

  private static List<String> overheard(FaultProxy way, String... passwords) {
    String passed = new String(way.passed(), StandardCharsets.ISO_8859_1);
    return Stream.of(passwords)
        .filter(
            password ->
                Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)
                    .anyMatch(form -> passed.contains(bytes(password, form))))
        .toList();
  }

  private static String bytes(String text, Charset form) {
    return new String(text.getBytes(form), StandardCharsets.ISO_8859_1);
  }

  /** Registers somebody whose passwords are written to these controllers. */
  private Person registered(FaultProxy... controllers) throws LDAPException {
    return registered(Mode.READ_ONLY, SambaDomain.PEOPLE, settings(controllers));
  }

  private static Map<String, String> settings(FaultProxy... controllers) {
    boolean startTls = controllers[0].url().startsWith("ldap:");
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "ssprControllers",
        Stream.of(controllers).map(FaultProxy::url).collect(Collectors.joining(" ")));
    if (startTls) {
      settings.put("connectionUrl", domain.plainUrl());
      settings.put("startTls", "true");
    }
    return settings;
  }

  private Duration assertDone(Person dora, String password, Duration most) {
    return assertDone(dora, walk.toNewPassword(new Browserless(), dora), password, most);
  }

  private Duration assertDone(Person dora, Page page, String password, Duration most) {
    long begin = System.nanoTime();
    Page done = walk.newPassword(page, password);
    Duration time = Duration.ofNanos(System.nanoTime() - begin);

    assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
    assertThat(domain.takes(dn(dora), password)).isTrue();
    assertThat(time).isLessThan(most);
    return time;
  }
}
