package io.github.keycloaksspr.authenticators.verify;

import static io.github.keycloaksspr.core.method.Method.EMAIL;
import static io.github.keycloaksspr.core.method.Method.MOBILE_CALL;
import static io.github.keycloaksspr.core.method.Method.MOBILE_TEXT;
import static io.github.keycloaksspr.core.method.Method.QUESTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.authenticators.identify.Candidate;
import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.gate.Gates;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.reset.Intent;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.sessions.AuthenticationSessionModel;

class VerificationTest {

  private static final Candidate ALICE = new Candidate("alice", "alice-id");

  private static Verification begin(int gates, Method... methods) {
    return Verification.begin(
        ALICE, Instant.EPOCH, Intent.RESET, null, Gates.begin(gates, List.of(methods)));
  }

  @Nested
  class TheOnlyMethod {

    private final Verification only = begin(1, EMAIL);

    @Test
    void needNotBeChosen() {
      assertThat(only.method()).isEqualTo(EMAIL);
    }

    @Test
    void cannotBeLeft() {
      assertThat(only.switchable()).isFalse();
      assertThat(only.choosingAgain()).isEqualTo(only);
    }

    @Test
    void completesTheReset() {
      assertThat(only.complete()).isFalse();
      assertThat(only.passed().complete()).isTrue();
    }

    @Test
    void isNotProposedAgainOnceItIsPassed() {
      assertThat(only.passed().method()).isNull();
    }
  }

  @Nested
  class SeveralMethods {

    private final Verification several = begin(1, EMAIL, QUESTIONS);

    @Test
    void areChosenFrom() {
      assertThat(several.method()).isNull();
      assertThat(several.switchable()).isTrue();
    }

    @Test
    void areGoneToWhenChosen() {
      assertThat(several.at(QUESTIONS).method()).isEqualTo(QUESTIONS);
    }

    @Test
    void areNotLeftForOneThatIsNotOffered() {
      assertThat(several.at(MOBILE_TEXT)).isEqualTo(several);
      assertThat(several.at(EMAIL).at(MOBILE_TEXT).method()).isEqualTo(EMAIL);
    }

    @Test
    void canBeChosenFromAgain() {
      assertThat(several.at(QUESTIONS).choosingAgain()).isEqualTo(several);
    }

    @Test
    void arePassedOneByOneOnly() {
      assertThat(several.passed()).isEqualTo(several);
    }

    @Test
    void leaveNothingToProposeWhenTheGateIsOpen() {
      Verification passed = several.at(EMAIL).passed();

      assertThat(passed.complete()).isTrue();
      assertThat(passed.method()).isNull();
    }
  }

  @Nested
  class TwoGates {

    @Test
    void areNotCompleteAfterOne() {
      assertThat(begin(2, EMAIL, QUESTIONS).at(EMAIL).passed().complete()).isFalse();
    }

    @Test
    void leadStraightToTheMethodThatIsLeft() {
      assertThat(begin(2, EMAIL, QUESTIONS).at(EMAIL).passed().method()).isEqualTo(QUESTIONS);
    }

    @Test
    void leaveAChoiceOfThree() {
      Verification second = begin(2, EMAIL, QUESTIONS, MOBILE_TEXT).at(EMAIL).passed();

      assertThat(second.method()).isNull();
      assertThat(second.gates().choices()).containsExactly(QUESTIONS, MOBILE_TEXT);
    }

    @Test
    void doNotAcceptTheSameDeviceTwice() {
      Verification second = begin(2, MOBILE_TEXT, MOBILE_CALL, EMAIL).at(MOBILE_TEXT).passed();

      assertThat(second.at(MOBILE_CALL)).isEqualTo(second);
      assertThat(second.method()).isEqualTo(EMAIL);
    }

    @Test
    void areCompleteAfterTwo() {
      assertThat(begin(2, EMAIL, QUESTIONS).at(EMAIL).passed().passed().complete()).isTrue();
    }
  }

  @Nested
  class ACandidateWhoIsRefused {

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void isNeverComplete(Refusal refusal) {
      Gates open = Gates.begin(1, List.of(EMAIL)).pass(EMAIL);

      assertThat(Verification.begin(ALICE, Instant.EPOCH, Intent.RESET, refusal, open).complete())
          .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void staysRefusedWhateverHappens(Refusal refusal) {
      Verification end =
          Verification.begin(
                  ALICE,
                  Instant.EPOCH,
                  Intent.RESET,
                  refusal,
                  Gates.begin(2, List.of(EMAIL, QUESTIONS, MOBILE_TEXT)))
              .at(EMAIL)
              .choosingAgain()
              .at(QUESTIONS)
              .passed()
              .at(EMAIL)
              .passed();

      assertThat(end.gates().open()).isTrue();
      assertThat(end.refusal()).isEqualTo(refusal);
      assertThat(end.complete()).isFalse();
    }

    @Test
    void isShownTheSameStart() {
      Gates gates = Gates.begin(1, List.of(EMAIL));

      assertThat(
              Verification.begin(ALICE, Instant.EPOCH, Intent.RESET, Refusal.USER_NOT_FOUND, gates)
                  .method())
          .isEqualTo(Verification.begin(ALICE, Instant.EPOCH, Intent.RESET, null, gates).method());
    }
  }

  @Test
  void nothingIsProposedWhereNothingIsOffered() {
    Verification nothing = begin(1);

    assertThat(nothing.method()).isNull();
    assertThat(nothing.passed().complete()).isFalse();
  }

  /** What was passed for one candidate must not count for the next. */
  @Test
  void itStaysWithItsCandidate() {
    Verification end =
        begin(2, EMAIL, QUESTIONS, MOBILE_TEXT).at(EMAIL).passed().choosingAgain().at(QUESTIONS);

    assertThat(end.passed().candidate()).isEqualTo(ALICE);
  }

  @Test
  void theSessionRemembersItAsItIs() {
    AuthenticationSessionModel session = sessionWithNotes();
    Verification verification =
        Verification.begin(
                new Candidate("nobody", null),
                Instant.EPOCH,
                Intent.RESET,
                Refusal.NOT_REGISTERED,
                Gates.begin(2, List.of(EMAIL, QUESTIONS, MOBILE_TEXT)))
            .at(EMAIL)
            .passed();

    Verification.NOTE.write(session, verification);

    assertThat(Verification.NOTE.read(session)).contains(verification);
  }

  private static AuthenticationSessionModel sessionWithNotes() {
    Map<Object, Object> notes = new HashMap<>();
    return (AuthenticationSessionModel)
        Proxy.newProxyInstance(
            AuthenticationSessionModel.class.getClassLoader(),
            new Class<?>[] {AuthenticationSessionModel.class},
            (self, method, given) ->
                method.getName().equals("setAuthNote")
                    ? notes.put(given[0], given[1])
                    : notes.get(given[0]));
  }

  @Nested
  class AnIntent {
    private final Verification undecided =
        Verification.begin(ALICE, Instant.EPOCH, null, null, Gates.begin(1, List.of(EMAIL)));

    @Test
    void isChosenOnce() {
      Verification unlock = undecided.with(Intent.UNLOCK);

      assertThat(unlock.chosenIntent()).contains(Intent.UNLOCK);
      assertThat(unlock.with(Intent.RESET)).isEqualTo(unlock);
      assertThat(unlock.passed().intent()).isEqualTo(Intent.UNLOCK);
    }

    @Test
    void isNeededForAnythingToBeComplete() {
      assertThat(undecided.passed().complete()).isFalse();
      assertThat(undecided.with(Intent.UNLOCK).passed().complete()).isTrue();
    }
  }
}
