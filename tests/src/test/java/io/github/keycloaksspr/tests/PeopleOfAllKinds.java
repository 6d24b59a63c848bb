package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.browserless.StableText;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * Tests of what strangers see of people of all kinds, in a realm where only the staff may reset.
 */
abstract class PeopleOfAllKinds extends CorpTest {
  private static final int SIGN_INS_TO_LOCK = 3;
  private static final int MEASUREMENTS = 3;
  private static final double TOLERATED_MILLIS = 5;
  private static final double TOLERATED_SHARE = 0.05;

  /** Standard deviations that one of a thousand equal pairs of samples exceeds. */
  private static final double CHANCE = 3.3;

  /** Everybody that a name can stand for. */
  enum Kind {
    UNKNOWN,
    DISABLED,
    OUT_OF_SCOPE,
    NOT_REGISTERED,
    /** Needs two gates (spec P15), of which there is one. */
    ADMINISTRATOR,
    /** By Keycloak's brute-force detector, for some minutes. */
    LOCKED,
    /** Has reported a deed of somebody else's, which locks self-service until that is lifted. */
    NOT_ME,
    ELIGIBLE
  }

  Person somebody(Kind kind) {
    return switch (kind) {
      case UNKNOWN -> Corp.nobody();
      case DISABLED -> staff(registered(corp.disabled("somebody")));
      case OUT_OF_SCOPE -> registered(corp.unregistered("somebody"));
      case NOT_REGISTERED -> staff(corp.unregistered("somebody"));
      case ADMINISTRATOR -> administrator(staff(registered(corp.unregistered("somebody"))));
      case LOCKED -> locked(staff(registered(corp.unregistered("somebody"))));
      case NOT_ME -> notMe(staff(registered(corp.unregistered("somebody"))));
      case ELIGIBLE -> staff(registered(corp.unregistered("somebody")));
    };
  }

  /** Registers what the policy asks for. */
  abstract Person registered(Person person);

  private Person administrator(Person person) {
    corp.grant(person, "view-users");
    return person;
  }

  private Person staff(Person person) {
    String group = corp.admin().getGroupByPath("/staff").getId();
    corp.admin().users().get(person.id()).joinGroup(group);
    return person;
  }

  private Person locked(Person person) {
    realm.updateWithCleanup(
        settings -> settings.bruteForceProtected(true).failureFactor(SIGN_INS_TO_LOCK));
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (!isLocked(person)) {
      assertThat(Instant.now()).as("still not locked").isBefore(deadline);
      corp.signsIn(person, "wrong");
    }
    return person;
  }

  /** Puts the lock on an account as an import of the realm does. */
  private Person notMe(Person person) {
    CredentialRepresentation lock = new CredentialRepresentation();
    lock.setType("sspr-self-service-lock");
    lock.setCredentialData("{}");
    lock.setSecretData("{}");
    corp.add(person, lock);
    return person;
  }

  boolean isLocked(Person person) {
    return Boolean.TRUE.equals(
        corp.admin().attackDetection().bruteForceUserStatus(person.id()).get("disabled"));
  }

  /** Takes out of a page what the visitor has typed, and the seconds that have passed. */
  static String anonymous(Page page, Person person) {
    return page.status()
        + StableText.of(page)
            .replace(person.username(), "name")
            .replaceAll("\\b\\w{1,2}\\*\\*\\*@private", "masked@private")
            .replaceAll("in (2\\d|30) seconds", "in 30 seconds");
  }

  /**
   * Posts for two people in turn and says that neither is answered faster: the medians differ by no
   * more than 5 ms or 5 percent, or a rank test finds that chance. What else the machine does must
   * not fail the test, so it is enough that one of three measurements shows no difference; a real
   * one is in all of them.
   *
   * @param last walks up to the form whose answer is timed
   */
  static void assertAsFast(
      Person first, Person second, int rounds, Function<Person, Form> last, Step expected) {
    measure(first, second, rounds / 5, last, expected);
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < MEASUREMENTS; i++) {
      long[][] nanos = measure(first, second, rounds, last, expected);
      if (near(medianMillis(nanos[0]), medianMillis(nanos[1]))
          || Math.abs(rankDeviation(nanos[0], nanos[1])) < CHANCE) {
        return;
      }
      found.append(
          "%.1f ms and %.1f ms; ".formatted(medianMillis(nanos[0]), medianMillis(nanos[1])));
    }
    throw new AssertionError("the medians are " + found);
  }

  /**
   * Posts for two people in turn and says that the medians differ by no more than 5 ms or 5
   * percent.
   *
   * @param last walks up to the form whose answer is timed
   */
  static void assertMediansNear(
      Person first, Person second, int rounds, Function<Person, Form> last, Step expected) {
    measure(first, second, rounds / 5, last, expected);
    long[][] nanos = measure(first, second, rounds, last, expected);
    double one = medianMillis(nanos[0]);
    double other = medianMillis(nanos[1]);
    assertThat(near(one, other)).as("medians %.1f ms and %.1f ms", one, other).isTrue();
  }

  private static boolean near(double first, double second) {
    double tolerated = Math.max(TOLERATED_MILLIS, TOLERATED_SHARE * Math.max(first, second));
    return Math.abs(first - second) <= tolerated;
  }

  /** Mann-Whitney: how many standard deviations the order of both samples is away from chance. */
  private static double rankDeviation(long[] first, long[] second) {
    double n = first.length;
    double wins = 0;
    for (long one : first) {
      wins += Arrays.stream(second).filter(other -> one > other).count();
    }
    return (wins - n * n / 2) / Math.sqrt(n * n * (2 * n + 1) / 12);
  }

  private static long[][] measure(
      Person first, Person second, int rounds, Function<Person, Form> last, Step expected) {
    long[][] nanos = new long[2][rounds];
    for (int i = 0; i < rounds; i++) {
      // whoever goes first changes, so that neither is always the one after a pause
      nanos[i % 2][i] = nanos(last.apply(i % 2 == 0 ? first : second), expected);
      nanos[1 - i % 2][i] = nanos(last.apply(i % 2 == 0 ? second : first), expected);
    }
    return nanos;
  }

  private static double medianMillis(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return (sorted[middle - 1] + sorted[middle]) / 2e6;
  }

  private static long nanos(Form form, Step expected) {
    long start = System.nanoTime();
    Page page = form.submit();
    long nanos = System.nanoTime() - start;
    assertThat(Step.of(page)).as("%s", page).isEqualTo(expected);
    return nanos;
  }

  /** Opens the first page by the shortest way. */
  Page identifyPage() {
    return new Browserless()
        .open(URI.create(corp.url() + "/login-actions/reset-credentials?client_id=portal"));
  }
}
