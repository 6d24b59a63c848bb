package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How a session ends that does not come to a new password, and the one row that says so (spec A1).
 * {@link ActivityTest} has those that go on, and the tests of each way have their own.
 */
class EndsOfSessionsTest extends CorpTest {
  private static final int LONGER_THAN_A_PAUSE = 60;

  /** What happens until a session has ended. */
  @FunctionalInterface
  interface Ending {
    void come(EndsOfSessionsTest test, Person person);
  }

  @ParameterizedTest
  @CsvSource({
    "mails, email, too_many_mails",
    "perDestination, email, too_many_messages",
    "texts, mobile-text, too_many_texts",
    "calls, mobile-call, too_many_calls",
    "phoneChecks, mobile-call, too_many_phone_checks"
  })
  void whoAsksForTooManyCodesIsBlocked(String limit, String method, String detail) {
    Prepared anna = Prepared.of(walk, corp.unregistered("anna"));
    corp.setUp(limited(method, limit));
    String destination = method.equals("email") ? anna.person().alternate() : anna.mobile();
    Page code = walk.toCode(new Browserless(), anna.username(), destination);
    clock.set(LONGER_THAN_A_PAUSE);

    code.form("sspr-code-form")
        .press("back")
        .form("sspr-destination-form")
        .with("destination", destination)
        .submit();

    String step = method.replace('-', '_') + "_started";
    assertRows(anna.person(), "reset blocked " + detail + " " + step + " " + method + " 0/1 -");
  }

  @ParameterizedTest
  @CsvSource({"questions, too_many_questions", "proofs, too_many_proofs"})
  void whoAnswersTooOftenIsBlocked(String limit, String detail) {
    corp.setUp(Questions.policy(1, "[\"questions\"]"));
    Person bert = Questions.registered(corp, "bert");
    corp.setUp(limited("questions", limit));
    Page page = walk.toQuestions(new Browserless(), bert.username());

    Questions.wrong(Questions.wrong(page).submit()).submit();

    assertRows(bert, "reset blocked " + detail + " questions_started questions 0/1 -");
  }

  private static String limited(String method, String limit) {
    return Questions.policy(1, "[\"" + method + "\"]")
        .replace("\"limits\":{", "\"limits\":{\"" + limit + "\":1,");
  }

  @Test
  void whenTheBudgetOfTheRealmIsSpentNothingIsSent() {
    Corp poor = createBeside("poor");
    try {
      ResetWalk there = new ResetWalk(poor, mails);
      Prepared anna = Prepared.of(there, poor.unregistered("anna"));
      Prepared bert = Prepared.of(there, poor.unregistered("bert"));
      poor.setUp(limited("mobile-text", "paidPerDay"));
      there.toCode(new Browserless(), anna.username(), anna.mobile());

      there.toCode(new Browserless(), bert.username(), bert.mobile());

      String begun = "mobile_text_started mobile-text 0/1 -";
      assertRows(poor, anna.person(), "reset - - " + begun);
      assertRows(poor, bert.person(), "reset failed budget_spent " + begun);
    } finally {
      poor.admin().remove();
    }
  }

  @ParameterizedTest
  @MethodSource
  void whoIsOnTheWayWhenItEnds(Ending ending, String row) {
    Person anna = corp.registered("anna");

    ending.come(this, anna);

    assertRows(anna, row);
  }

  static Stream<Arguments> whoIsOnTheWayWhenItEnds() {
    String started = " email_started email 0/1 -";
    String passed = " before_password email 1/1 -";
    return Stream.of(
        end(EndsOfSessionsTest::switchedOff, "reset failed reset_off" + started),
        end(EndsOfSessionsTest::registersAPhone, "reset failed changed_meanwhile" + passed),
        end(
            EndsOfSessionsTest::registersAPhoneAtTheNewPassword,
            "reset failed changed_meanwhile" + passed),
        end(EndsOfSessionsTest::disabled, "reset failed user_disabled" + passed),
        end(EndsOfSessionsTest::startsAgain, "reset cancelled before_gates" + started),
        end(
            EndsOfSessionsTest::startsAgainAtTheNewPassword,
            "reset cancelled before_new_password" + passed));
  }

  private static Arguments end(Ending ending, String row) {
    return Arguments.of(ending, row);
  }

  private void switchedOff(Person person) {
    Page code = walk.toCode(new Browserless(), person);
    corp.setUp(policy().replace("\"all\"", "\"none\""));
    walk.code(code, mails.nextCode(person.alternate()));
  }

  private void registersAPhone(Person person) {
    Page code = walk.toCode(new Browserless(), person);
    registerAPhone(person);
    walk.code(code, mails.nextCode(person.alternate()));
  }

  /** Whoever has the page open may be who the phone was registered against (spec R6). */
  private void registersAPhoneAtTheNewPassword(Person person) {
    Page newPassword = walk.toNewPassword(new Browserless(), person);
    registerAPhone(person);

    Page refused = walk.newPassword(newPassword, "Of-A-Stranger-1");

    assertThat(refused.has("#sspr-unavailable")).as("%s", refused).isTrue();
    assertThat(corp.signsIn(person, person.password())).isTrue();
  }

  private void registerAPhone(Person person) {
    clock.set(2);
    String phone = "{\"value\":\"" + Prepared.number() + "\"}";
    corp.sspr().put("users/" + person.id() + "/methods/sspr-mobile-phone", phone).orFail();
  }

  private void disabled(Person person) {
    Page code = walk.toCode(new Browserless(), person);
    var account = corp.admin().users().get(person.id()).toRepresentation();
    account.setEnabled(false);
    corp.admin().users().get(person.id()).update(account);
    walk.code(code, mails.nextCode(person.alternate()));
  }

  private void startsAgain(Person person) {
    walk.toCode(new Browserless(), person).click("#sspr-restart");
  }

  private void startsAgainAtTheNewPassword(Person person) {
    Page newPassword = walk.toNewPassword(new Browserless(), person);
    String action = newPassword.form("kc-passwd-update-form").action().toString();
    newPassword
        .visitor()
        .open(URI.create(action.replaceFirst("/login-actions/[a-z-]+", "/login-actions/restart")));
  }
}
