package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.phone.Telephone;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method alone and every pair of them as two gates, through the pages (spec M1 to M5, P2).
 */
class EveryMethodTest extends CorpTest {
  private static final String NEW = "New-Passw0rd!";
  private static final AtomicInteger NUMBERS = new AtomicInteger(100);

  private final Telephone telephone = Installation.telephone();
  private Person anna;
  private String mobile;
  private String office;

  /** A method, as the policy names it, and the device it reaches. */
  enum Way {
    EMAIL("mailbox"),
    MOBILE_TEXT("mobile"),
    MOBILE_CALL("mobile"),
    OFFICE_CALL("office"),
    QUESTIONS("memory");

    private final String device;

    Way(String device) {
      this.device = device;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @BeforeEach
  void registerEverything() {
    corp.setUp(Questions.policy(1, "[\"email\",\"questions\"]"));
    anna = corp.registered("anna");
    Questions.register(corp, anna);
    mobile = "+1425555" + "0" + NUMBERS.getAndIncrement();
    office = "+1425555" + "0" + NUMBERS.getAndIncrement();
    register("sspr-mobile-phone", mobile);
    register("sspr-office-phone", office + " x77");
  }

  private void register(String type, String value) {
    corp.sspr()
        .put("users/" + anna.id() + "/methods/" + type, "{\"value\":\"" + value + "\"}")
        .orFail();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void oneGateIsPassedBy(Way way) {
    corp.setUp(Questions.policy(1, "[\"" + way.id() + "\"]"));

    Page newPassword = pass(way, walk.name(walk.toIdentify(new Browserless()), anna.username()));

    assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
    assertThat(corp.signsIn(anna, NEW)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void twoGatesArePassedBy(Way first, Way second) {
    corp.setUp(Questions.policy(2, "[\"" + first.id() + "\",\"" + second.id() + "\"]"));

    Page one = walk.method(walk.toMethods(new Browserless(), anna.username()), first.id());
    Page two = pass(first, one);
    assertThat(Step.of(two)).as("%s", two).isNotEqualTo(Step.NEW_PASSWORD);
    Page newPassword = pass(second, two);

    assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
    assertThat(corp.signsIn(anna, NEW)).isTrue();
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Way.values())
        .flatMap(
            first ->
                Arrays.stream(Way.values())
                    .filter(second -> !second.device.equals(first.device))
                    .map(second -> Arguments.of(first, second)));
  }

  @Test
  void aNumberThatIsNotTheRegisteredOneReadsTheSameAndIsNotSentTo() {
    corp.setUp(Questions.policy(1, "[\"mobile-text\"]"));
    String other = "+1425555" + "0" + NUMBERS.getAndIncrement();

    Page code = walk.toCode(new Browserless(), anna.username(), other);
    Page right = walk.toCode(new Browserless(), anna.username(), mobile);
    telephone.code("text", mobile);

    assertThat(code.text().replaceAll("\\+1 \\*+\\d\\d", "NUMBER"))
        .isEqualTo(right.text().replaceAll("\\+1 \\*+\\d\\d", "NUMBER"));
    assertThat(telephone.countTo(other)).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"MOBILE_TEXT", "MOBILE_CALL", "OFFICE_CALL"})
  void aPremiumNumberNeverReachesTheGateway(Way way) {
    corp.setUp(Questions.policy(1, "[\"" + way.id() + "\"]"));
    String premium = "+19002345678";

    Page destination = walk.name(walk.toIdentify(new Browserless()), anna.username());
    Page refused = destination.form("sspr-destination-form").with("destination", premium).submit();

    assertThat(Step.of(refused)).isEqualTo(Step.DESTINATION);
    assertThat(refused.has("#input-error-destination")).isTrue();
    assertThat(telephone.countTo(premium)).isZero();
  }

  @Test
  void aUserCannotNameAnotherOfficeNumber() {
    corp.setUp(Questions.policy(1, "[\"office-call\"]"));

    walk.toCode(new Browserless(), anna.username(), mobile);
    walk.toCode(new Browserless(), anna.username(), office);
    telephone.code("call", office);

    assertThat(telephone.countTo(mobile)).isZero();
  }

  private Page pass(Way way, Page page) {
    return switch (way) {
      case EMAIL ->
          walk.code(walk.destination(page, anna.alternate()), mails.next(anna.alternate()).code());
      case MOBILE_TEXT -> walk.code(walk.destination(page, mobile), telephone.code("text", mobile));
      case MOBILE_CALL -> walk.code(walk.destination(page, mobile), telephone.code("call", mobile));
      case OFFICE_CALL -> walk.code(walk.destination(page, office), telephone.code("call", office));
      case QUESTIONS -> Questions.right(page).submit();
    };
  }
}
