package io.github.keycloaksspr.core.gate;

import static io.github.keycloaksspr.core.method.Method.EMAIL;
import static io.github.keycloaksspr.core.method.Method.MOBILE_CALL;
import static io.github.keycloaksspr.core.method.Method.MOBILE_TEXT;
import static io.github.keycloaksspr.core.method.Method.OFFICE_CALL;
import static io.github.keycloaksspr.core.method.Method.QUESTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.keycloaksspr.core.method.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {

  private static final List<Method> ALL =
      List.of(QUESTIONS, MOBILE_CALL, EMAIL, MOBILE_TEXT, OFFICE_CALL);

  private final Gates two = Gates.begin(2, ALL);

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aResetWithoutGatesIsRefused(int needed) {
    assertThatThrownBy(() -> Gates.begin(needed, ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A reset without gates is refused, got " + needed);
  }

  @Nested
  class AtTheStart {

    @Test
    void everythingOfferedCanBeChosenInItsOrder() {
      assertThat(two.choices()).isEqualTo(ALL);
    }

    @Test
    void noGateIsOpen() {
      assertThat(two.open()).isFalse();
    }

    @Test
    void theUserStandsAtTheFirstGate() {
      assertThat(two.current()).isEqualTo(1);
    }

    @Test
    void aMethodThatIsNotOfferedIsNotAllowed() {
      assertThat(Gates.begin(1, List.of(EMAIL)).allows(QUESTIONS)).isFalse();
    }
  }

  @Nested
  class AfterTheFirstOfTwo {

    private final Gates gates = two.pass(MOBILE_TEXT);

    @Test
    void theUserStandsAtTheSecond() {
      assertThat(gates.current()).isEqualTo(2);
      assertThat(gates.open()).isFalse();
    }

    @Test
    void theSameDeviceCannotBeChosenAgain() {
      assertThat(gates.choices()).containsExactly(QUESTIONS, EMAIL, OFFICE_CALL);
    }

    @Test
    void theSameMethodPassedAgainChangesNothing() {
      assertThat(gates.pass(MOBILE_TEXT)).isEqualTo(gates);
    }

    @Test
    void anotherMethodOnTheSameDeviceChangesNothing() {
      assertThat(gates.pass(MOBILE_CALL)).isEqualTo(gates);
    }

    @Test
    void anotherDeviceOpensTheWay() {
      assertThat(gates.pass(EMAIL).open()).isTrue();
      assertThat(gates.pass(EMAIL).passed()).containsExactly(MOBILE_TEXT, EMAIL);
    }

    @Test
    void theStartIsAsItWas() {
      assertThat(two.passed()).isEmpty();
    }
  }

  @Test
  void oneGateIsOpenAfterOneMethod() {
    assertThat(Gates.begin(1, ALL).pass(EMAIL).open()).isTrue();
  }

  @Test
  void aMethodThatWasNotOfferedOpensNothing() {
    Gates gates = Gates.begin(1, List.of(EMAIL));

    assertThat(gates.pass(QUESTIONS)).isEqualTo(gates);
  }

  @Test
  void theLastGateIsNeverCountedBeyond() {
    assertThat(two.pass(EMAIL).pass(QUESTIONS).pass(OFFICE_CALL).current()).isEqualTo(2);
  }

  @Test
  void gatesThatCannotBePassedStayShut() {
    Gates gates = Gates.begin(2, List.of(EMAIL)).pass(EMAIL).pass(EMAIL);

    assertThat(gates.open()).isFalse();
    assertThat(gates.choices()).isEmpty();
  }

  @Test
  void listsOfTheCallerCanChangeLater() {
    List<Method> offered = new ArrayList<>(ALL);
    Gates gates = Gates.begin(1, offered);
    offered.clear();

    assertThat(gates.offered()).isEqualTo(ALL);
  }

  /** Whatever is posted in whatever order, as many different devices are needed as gates. */
  @Test
  void noOrderOfPostsOpensTheWayWithTooFewDevices() {
    Random random = new Random(42);
    for (int walk = 0; walk < 5_000; walk++) {
      Gates gates = Gates.begin(1 + random.nextInt(2), subset(random));
      for (int post = 0; post < 6; post++) {
        gates = gates.pass(ALL.get(random.nextInt(ALL.size())));
        assertThat(gates.open()).isEqualTo(devices(gates.passed()) >= gates.needed());
        assertThat(gates.offered()).containsAll(gates.passed());
        assertThat(devices(gates.passed())).isEqualTo(gates.passed().size());
      }
    }
  }

  private static List<Method> subset(Random random) {
    return ALL.stream().filter(method -> random.nextBoolean()).toList();
  }

  private static long devices(List<Method> methods) {
    return methods.stream().map(Method::credentialType).distinct().count();
  }

  @Nested
  class Decoys {

    private static final int FINGERPRINTS = 2_000;

    private static LongStream fingerprints() {
      return LongStream.concat(
          LongStream.of(0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE),
          new Random(7).longs(FINGERPRINTS));
    }

    static Stream<Arguments> policies() {
      return Stream.of(
              List.of(EMAIL),
              List.of(EMAIL, QUESTIONS),
              List.of(MOBILE_TEXT, MOBILE_CALL),
              List.of(MOBILE_TEXT, MOBILE_CALL, EMAIL),
              ALL)
          .flatMap(enabled -> Stream.of(arguments(1, enabled), arguments(2, enabled)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void stayTheSameForTheSameName(int needed, List<Method> enabled) {
      fingerprints()
          .forEach(
              fingerprint ->
                  assertThat(Gates.decoy(needed, enabled, fingerprint))
                      .isEqualTo(Gates.decoy(needed, enabled, fingerprint)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void areASubsetOfTheEnabledMethodsInTheirOrder(int needed, List<Method> enabled) {
      fingerprints()
          .forEach(
              fingerprint -> {
                List<Method> offered = Gates.decoy(needed, enabled, fingerprint).offered();
                assertThat(offered).isEqualTo(enabled.stream().filter(offered::contains).toList());
              });
    }

    @ParameterizedTest
    @MethodSource("policies")
    void haveAsManyDevicesAsARegisteredUser(int needed, List<Method> enabled) {
      long enough = Math.min(needed, devices(enabled));
      fingerprints()
          .forEach(
              fingerprint ->
                  assertThat(devices(Gates.decoy(needed, enabled, fingerprint).offered()))
                      .isGreaterThanOrEqualTo(enough));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void beginBeforeTheFirstGate(int needed, List<Method> enabled) {
      Gates decoy = Gates.decoy(needed, enabled, 4711);

      assertThat(decoy.needed()).isEqualTo(needed);
      assertThat(decoy.passed()).isEmpty();
      assertThat(decoy.open()).isFalse();
    }

    @Test
    void offerEveryMethodToSomebody() {
      Set<Method> seen =
          fingerprints()
              .mapToObj(fingerprint -> Gates.decoy(1, ALL, fingerprint))
              .flatMap(decoy -> decoy.offered().stream())
              .collect(Collectors.toSet());

      assertThat(seen).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void differBetweenNames() {
      assertThat(
              fingerprints()
                  .mapToObj(fingerprint -> Gates.decoy(2, ALL, fingerprint).offered())
                  .distinct())
          .hasSizeGreaterThan(10);
    }

    @Test
    void ofAPolicyWithoutAnOfferedMethodStayShut() {
      assertThat(Gates.decoy(1, List.of(), 4711).open()).isFalse();
    }
  }
}
