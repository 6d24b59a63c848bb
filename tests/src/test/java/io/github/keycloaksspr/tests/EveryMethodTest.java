package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.phone.Telephone;
import io.github.keycloaksspr.tests.server.Installation;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method that users register, alone and each pair of them as two gates, through the pages
 * (spec M1 to M5, P2).
 */
class EveryMethodTest extends CorpTest {
  private static final String NEW = "New-Passw0rd!";

  private final Telephone telephone = Installation.telephone();
  private Prepared anna;

  @BeforeEach
  void registerEverything() {
    anna = Prepared.of(walk, corp.unregistered("anna"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void oneGateIsPassedBy(Way way) {
    corp.setUp(Questions.policy(1, "[\"" + way.id() + "\"]"));

    Page newPassword =
        anna.pass(way, walk.name(walk.toIdentify(new Browserless()), anna.username()));

    assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
    assertThat(corp.signsIn(anna.person(), NEW)).isTrue();
    assertRows(anna.person(), "reset succeeded password_reset done " + way.id() + " 1/1 -");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void twoGatesArePassedBy(Way first, Way second) {
    corp.setUp(Questions.policy(2, "[\"" + first.id() + "\",\"" + second.id() + "\"]"));

    Page one = walk.method(walk.toMethods(new Browserless(), anna.username()), first.id());
    Page two = anna.pass(first, one);
    assertThat(Step.of(two)).as("%s", two).isNotEqualTo(Step.NEW_PASSWORD);
    Page newPassword = anna.pass(second, two);

    assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
    assertThat(corp.signsIn(anna.person(), NEW)).isTrue();
    String methods = first.id() + "+" + second.id();
    assertRows(anna.person(), "reset succeeded password_reset done " + methods + " 2/2 -");
  }

  static Stream<Way> ways() {
    return Way.REGISTERED.stream();
  }

  static Stream<Arguments> pairs() {
    return ways()
        .flatMap(
            first ->
                ways()
                    .filter(second -> second.independentOf(first))
                    .map(second -> Arguments.of(first, second)));
  }

  @Test
  void aNumberThatIsNotTheRegisteredOneReadsTheSameAndIsNotSentTo() {
    corp.setUp(Questions.policy(1, "[\"mobile-text\"]"));
    String other = Prepared.number();

    Page code = walk.toCode(new Browserless(), anna.username(), other);
    Page right = walk.toCode(new Browserless(), anna.username(), anna.mobile());
    telephone.code("text", anna.mobile());

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

    walk.toCode(new Browserless(), anna.username(), anna.mobile());
    walk.toCode(new Browserless(), anna.username(), anna.office());
    telephone.code("call", anna.office());

    assertThat(telephone.countTo(anna.mobile())).isZero();
  }
}
