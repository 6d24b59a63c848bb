package io.github.keycloaksspr.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.method.Method;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a session comes to, fact by fact (spec A1). */
class CourseTest {

  private static final Instant AT = Instant.ofEpochSecond(1_800_000_000);
  private static final Fact SENT = sent(Method.EMAIL, 1);
  private static final Fact PASSED = passed(1, Method.EMAIL);
  private static final Fact RESET = new Fact.Ended(Detail.PASSWORD_RESET);
  private static final Fact LEFT = new Fact.Left();
  private static final Fact EXPIRED = new Fact.Expired();

  private static Fact.Tried sent(Method method, int gate) {
    return new Fact.Tried(Purpose.RESET, method, gate, true, null);
  }

  private static Fact.Tried wrong(Method method) {
    return new Fact.Tried(Purpose.RESET, method, 1, false, null);
  }

  private static Fact.Tried notSent(Method method, Detail trouble) {
    return new Fact.Tried(Purpose.RESET, method, 1, false, trouble);
  }

  private static Fact.Passed passed(int gates, Method... methods) {
    return new Fact.Passed(Purpose.RESET, List.of(methods), gates);
  }

  private static Course walk(Fact... facts) {
    return walk(Course.begin(Purpose.RESET, 1), facts);
  }

  private static Course walk(Course from, Fact... facts) {
    return Stream.of(facts)
        .reduce(from, (course, fact) -> course.after(fact, AT), (one, other) -> other);
  }

  private static void assertEnded(Course course, Result result, String detail) {
    assertThat(course.result()).isEqualTo(result);
    assertThat(course.detail()).isEqualTo(detail);
    assertThat(course.finishedAt()).isEqualTo(AT);
  }

  @Test
  void aResetSucceedsAndStaysOne() {
    Course course = walk(SENT, PASSED, RESET, EXPIRED, LEFT, SENT, new Fact.PasswordRefused());

    assertEnded(course, Result.SUCCEEDED, "password_reset");
    assertThat(course.step()).isEqualTo(Step.DONE);
    assertThat(course.methods()).containsExactly(Method.EMAIL);
    assertThat(course.gatesPassed()).isEqualTo(1);
  }

  @Test
  void onlyTheMethodsThatWerePassedCountInTheEnd() {
    Course course =
        walk(wrong(Method.QUESTIONS), sent(Method.EMAIL, 1), passed(1, Method.EMAIL), RESET);

    assertThat(course.methods()).containsExactly(Method.EMAIL);
  }

  @Nested
  class LeftHalfWay {

    @Test
    void isAbandonedAtTheStepItCameTo() {
      assertEnded(walk(EXPIRED), Result.ABANDONED, "user_id_entered");
      assertEnded(walk(SENT, EXPIRED), Result.ABANDONED, "email_started");
      assertEnded(walk(wrong(Method.QUESTIONS), EXPIRED), Result.ABANDONED, "questions_started");
      assertEnded(
          walk(passed(2, Method.OFFICE_CALL), EXPIRED), Result.ABANDONED, "office_call_completed");
      assertEnded(walk(PASSED, EXPIRED), Result.ABANDONED, "before_password");
      assertEnded(
          walk(PASSED, new Fact.PasswordRefused(), EXPIRED), Result.ABANDONED, "choosing_password");
    }

    @Test
    void isCancelledWhereTheUserStartedAgain() {
      assertEnded(walk(SENT, LEFT), Result.CANCELLED, "before_gates");
      assertEnded(walk(PASSED, LEFT, EXPIRED), Result.CANCELLED, "before_new_password");
    }

    @Test
    void mayBeAtTheHelpdesk() {
      assertEnded(
          walk(SENT, new Fact.HelpdeskContacted(), EXPIRED),
          Result.CONTACTED_HELPDESK,
          "email_started");
    }

    @Test
    void goesOnAfterAllIfItWasThoughtOverTooSoon() {
      assertThat(walk(SENT, EXPIRED, PASSED).result()).isNull();
      assertEnded(walk(SENT, EXPIRED, PASSED, RESET), Result.SUCCEEDED, "password_reset");
    }
  }

  @Nested
  class Failed {

    @ParameterizedTest
    @EnumSource(
        names = {
          "USER_NOT_FOUND",
          "USER_DISABLED",
          "OUT_OF_SCOPE",
          "NOT_REGISTERED",
          "ACCOUNT_DISABLED",
          "ACCOUNT_EXPIRED",
          "OUTSIDE_LOGON_HOURS"
        })
    void becauseTheAccountMayNotWhateverElseIsTried(Detail why) {
      Course course =
          walk(
              new Fact.Ended(why),
              notSent(Method.EMAIL, Detail.MAIL_FAILED),
              sent(Method.EMAIL, 1),
              new Fact.Ended(Detail.TOO_MANY_PROOFS),
              LEFT,
              EXPIRED);

      assertEnded(course, Result.FAILED, why.id());
      assertThat(course.step()).isEqualTo(Step.started(Method.EMAIL));
    }

    @Test
    void becauseSomethingChangedWhileTheLastGateWasPassed() {
      Course course = walk(SENT, new Fact.Ended(Detail.CHANGED_MEANWHILE), PASSED, EXPIRED);

      assertEnded(course, Result.FAILED, "changed_meanwhile");
      assertThat(course.step()).isEqualTo(Step.BEFORE_PASSWORD);
    }

    @Test
    void becauseNoCodeLeft() {
      assertEnded(
          walk(notSent(Method.EMAIL, Detail.MAIL_FAILED), EXPIRED), Result.FAILED, "mail_failed");
    }

    @Test
    void butNotIfTheNextCodeLeft() {
      assertEnded(
          walk(notSent(Method.EMAIL, Detail.MAIL_FAILED), SENT, EXPIRED),
          Result.ABANDONED,
          "email_started");
    }

    @Test
    void becauseOfTheDirectoryUntilAnotherAttemptSucceeds() {
      Fact unreachable =
          new Fact.Directory(new DirectoryAnswer("directory_unreachable", "dc1:636"));
      Fact written = new Fact.Directory(new DirectoryAnswer("written", "dc2:636"));
      Course failed = walk(PASSED, new Fact.PasswordRefused(), unreachable);

      assertEnded(failed, Result.FAILED, "directory_unreachable");
      assertThat(failed.directory()).isEqualTo(((Fact.Directory) unreachable).answer());
      Course succeeded = walk(failed, RESET, written);
      assertEnded(succeeded, Result.SUCCEEDED, "password_reset");
      assertThat(succeeded.directory()).isEqualTo(((Fact.Directory) written).answer());
    }

    @Test
    void notBecauseTheRulesOfTheDirectoryRefusedOnePassword() {
      Fact refused = new Fact.Directory(new DirectoryAnswer("refused", "dc1:636"));

      assertThat(walk(PASSED, new Fact.PasswordRefused(), refused).result()).isNull();
    }

    @Test
    void becauseOnlyTheDirectoryHasThePassword() {
      assertEnded(
          walk(PASSED, new Fact.Ended(Detail.DIRECTORY_ONLY), EXPIRED),
          Result.FAILED,
          "directory_only");
    }
  }

  @Test
  void aBlockHoldsUntilAGateIsPassed() {
    Fact blocked = new Fact.Ended(Detail.TOO_MANY_TEXTS);

    assertEnded(
        walk(blocked, SENT, wrong(Method.EMAIL), EXPIRED), Result.BLOCKED, "too_many_texts");
    assertEnded(walk(blocked, PASSED, EXPIRED), Result.ABANDONED, "before_password");
  }

  @Nested
  class AskingTheHelpdesk {
    private static final Fact ASKED = new Fact.HelpdeskContacted();

    @ParameterizedTest
    @EnumSource(names = {"USER_NOT_FOUND", "NOT_REGISTERED", "TOO_MANY_PROOFS", "MAIL_FAILED"})
    void isWhatIsReportedOfWhoGotNowhere(Detail trouble) {
      assertEnded(
          walk(SENT, new Fact.Ended(trouble), ASKED, EXPIRED),
          Result.CONTACTED_HELPDESK,
          "email_started");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_MANY_PROOFS", "USER_NOT_FOUND", "RESET_OFF"})
    void staysSoWhateverElseGoesWrong(Detail trouble) {
      assertEnded(
          walk(SENT, ASKED, ASKED, wrong(Method.EMAIL), new Fact.Ended(trouble), LEFT),
          Result.CONTACTED_HELPDESK,
          "email_started");
    }

    @Test
    void isAtTheLastStepEvenIfNewsOfItsCodeComesLate() {
      assertEnded(walk(ASKED, SENT, EXPIRED), Result.CONTACTED_HELPDESK, "email_started");
    }

    @Test
    void isForgottenIfThePasswordIsResetAfterAll() {
      assertEnded(walk(SENT, ASKED, PASSED, RESET), Result.SUCCEEDED, "password_reset");
      assertEnded(walk(SENT, PASSED, RESET, ASKED), Result.SUCCEEDED, "password_reset");
    }
  }

  @Test
  void newsOfACodeThatWasTypedAlreadyComesTooLate() {
    assertThat(walk(PASSED, SENT).step()).isEqualTo(Step.BEFORE_PASSWORD);
    assertThat(walk(passed(2, Method.EMAIL), SENT).step()).isEqualTo(Step.completed(Method.EMAIL));
    assertThat(walk(passed(2, Method.EMAIL), sent(Method.MOBILE_TEXT, 2)).methods())
        .containsExactly(Method.EMAIL, Method.MOBILE_TEXT);
  }

  @Test
  void whatItIsForIsKnownWhenItIsChosen() {
    Fact unlocking = new Fact.Passed(Purpose.UNLOCK, List.of(Method.EMAIL), 1);

    assertThat(walk(unlocking).purpose()).isEqualTo(Purpose.UNLOCK);
  }

  @Test
  void everyDetailBelongsToOneResultAndIsShortEnough() {
    List<String> ids = Stream.of(Result.values()).flatMap(r -> Detail.idsOf(r).stream()).toList();

    assertThat(ids).allSatisfy(id -> assertThat(id).matches("[a-z_]{1,64}"));
    assertThat(new HashSet<>(Detail.idsOf(Result.FAILED)))
        .doesNotContainAnyElementsOf(Detail.idsOf(Result.SUCCEEDED))
        .hasSameSizeAs(Detail.idsOf(Result.FAILED));
  }
}
