package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.Duty.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Policy.Registration REQUIRED = registration(true, 180);

  private static Policy.Registration registration(boolean required, int days) {
    return new Policy.Registration(required, days, 0, null, 0);
  }

  private static Set<Method> methods(String ids) {
    return ids == null
        ? Set.of()
        : Arrays.stream(ids.split(" "))
            .map(id -> Method.ofId(id).orElseThrow())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Standing standing(
      int gates, String enabled, String held, Policy.Registration registration) {
    return standing(gates, enabled, held, registration, Confirmation.none(), null);
  }

  private static Standing standing(
      int gates,
      String enabled,
      String held,
      Policy.Registration registration,
      Confirmation confirmation,
      Instant since) {
    List<Method> allowed = methods(enabled).stream().sorted().toList();
    Set<Method> attainable =
        allowed.stream()
            .filter(method -> method != Method.OFFICE_CALL)
            .collect(Collectors.toUnmodifiableSet());
    return new Standing(
        new Policy.Requirement(gates, allowed),
        registration,
        methods(held),
        attainable,
        false,
        confirmation,
        since);
  }

  @ParameterizedTest
  @CsvSource({
    "1,email,email,true",
    "1,email,,false",
    "2,email questions,email,false",
    "2,email questions,email questions,true",
    "2,mobile-text mobile-call email,mobile-text mobile-call,false",
    "1,email,questions,false",
  })
  void enoughIsOneMethodPerGate(int gates, String enabled, String held, boolean enough) {
    assertThat(standing(gates, enabled, held, REQUIRED).enough()).isEqualTo(enough);
  }

  @ParameterizedTest
  @CsvSource({
    "1,email,,true",
    "2,email mobile-text,email,true",
    "2,email office-call,,false",
    "2,email office-call,office-call,true",
    "1,office-call,,false",
  })
  void whoCannotHelpThemselvesIsLetIn(int gates, String enabled, String held, boolean asked) {
    assertThat(standing(gates, enabled, held, REQUIRED).duty(NOW) instanceof Duty.Register)
        .isEqualTo(asked);
  }

  @Test
  void aPolicyThatRequiresNothingAsksNothing() {
    assertThat(standing(1, "email", null, registration(false, 180)).duty(NOW))
        .isEqualTo(new Duty.None());
  }

  @Nested
  class AConfirmation {

    private Duty dutyAfter(int days, int reconfirmDays) {
      Confirmation given =
          Confirmation.none().confirmed(1, Set.of(Method.EMAIL), NOW.minus(Duration.ofDays(days)));
      return standing(1, "email", "email", registration(true, reconfirmDays), given, NOW).duty(NOW);
    }

    @ParameterizedTest
    @CsvSource({"0,180,false", "179,180,false", "180,180,true", "900,180,true", "900,0,false"})
    void holdsForAWhile(int days, int reconfirmDays, boolean due) {
      assertThat(dutyAfter(days, reconfirmDays) instanceof Duty.Reconfirm).isEqualTo(due);
    }

    @Test
    void isNotAskedForWhileRegistrationIsOptional() {
      Standing standing =
          standing(1, "email", "email", registration(false, 1), Confirmation.none(), Instant.EPOCH);

      assertThat(standing.duty(NOW)).isEqualTo(new Duty.None());
    }

    @ParameterizedTest
    @CsvSource({"2026-05-25T09:00:00Z,false", "2026-05-24T09:00:00Z,true"})
    void isReplacedByTheDateOfTheDataForWhoNeverGaveOne(Instant since, boolean due) {
      Standing standing = standing(1, "email", "email", REQUIRED, Confirmation.none(), since);

      assertThat(standing.duty(NOW) instanceof Duty.Reconfirm).isEqualTo(due);
    }

    @Test
    void isNotAskedOfWhoHasOnlyCredentialsOfKeycloak() {
      Confirmation given = Confirmation.none().confirmed(1, Set.of(Method.TOTP), Instant.EPOCH);

      assertThat(standing(1, "totp", "totp", REQUIRED, given, null).duty(NOW))
          .isEqualTo(new Duty.None());
    }
  }

  @Nested
  class TheReason {

    private Reason reason(int gates, String enabled, String held, int before, String confirmed) {
      Confirmation given = Confirmation.none().confirmed(before, methods(confirmed), NOW);
      Duty duty = standing(gates, enabled, held, REQUIRED, given, null).duty(NOW);
      return ((Duty.Register) duty).reason();
    }

    @ParameterizedTest
    @CsvSource({
      "2,email questions,email,1,email,MORE_GATES",
      "1,email questions,,1,email,DELETED",
      "2,email questions,questions,2,email questions,DELETED",
      "1,questions,email,1,email,WITHDRAWN",
      "1,totp,,1,totp,DELETED",
    })
    void tellsWhatHasChanged(
        int gates, String enabled, String held, int before, String confirmed, Reason reason) {
      assertThat(reason(gates, enabled, held, before, confirmed)).isEqualTo(reason);
    }

    @Test
    void isThatNothingIsThereAtTheFirstSignIn() {
      assertThat(standing(1, "email", null, REQUIRED).duty(NOW))
          .isEqualTo(new Duty.Register(Reason.INCOMPLETE, false));
    }

    @Test
    void isTheQuestionsWhenTheirNumberWasRaised() {
      Confirmation given = Confirmation.none().confirmed(1, Set.of(Method.QUESTIONS), NOW);
      Standing standing =
          new Standing(
              new Policy.Requirement(1, List.of(Method.QUESTIONS)),
              REQUIRED,
              Set.of(),
              Set.of(Method.QUESTIONS),
              true,
              given,
              NOW);

      assertThat(standing.duty(NOW)).isEqualTo(new Duty.Register(Reason.QUESTIONS, false));
    }
  }

  @Nested
  class Grace {

    private boolean deferrable(int signIns, LocalDate until, int putOff) {
      Policy.Registration grace = new Policy.Registration(true, 180, signIns, until, 0);
      Confirmation before = Confirmation.none();
      for (int i = 0; i < putOff; i++) {
        before = before.putOffOnceMore();
      }
      Duty duty = standing(1, "email", null, grace, before, null).duty(NOW);
      return ((Duty.Register) duty).deferrable();
    }

    @ParameterizedTest
    @CsvSource({
      "0,,0,false",
      "3,,0,true",
      "3,,2,true",
      "3,,3,false",
      "0,2026-11-20,9,true",
      "0,2026-11-19,0,false",
      "1,2026-11-19,0,true",
    })
    void isANumberOfSignInsOrADate(int signIns, LocalDate until, int putOff, boolean deferrable) {
      assertThat(deferrable(signIns, until, putOff)).isEqualTo(deferrable);
    }

    @Test
    void beginsAnewOnceTheUserHasConfirmed() {
      Confirmation confirmed =
          Confirmation.none().putOffOnceMore().confirmed(1, Set.of(Method.EMAIL), NOW);

      assertThat(confirmed.putOff()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"email questions,email,true", "email,email,false", "email office-call,email,false"})
  void anotherMethodIsOfferedWhereThereIsOne(String enabled, String held, boolean extensible) {
    assertThat(standing(1, enabled, held, REQUIRED).extensible()).isEqualTo(extensible);
  }
}
