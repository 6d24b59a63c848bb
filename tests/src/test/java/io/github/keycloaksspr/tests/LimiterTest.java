package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.demo.server.KeycloakDistribution;
import io.github.keycloaksspr.demo.server.ServerOptions;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.AdminEventRepresentation;

/** Nobody gets more tries than the policy's limits (spec section 5, P16). */
class LimiterTest {
  private static final String NEW = "New-Passw0rd!";
  private static final String BLOCKED = "There were too many attempts. Try again later";
  private static final String WRONG_ANSWERS = "At least one answer isn't right";
  private static final int AN_HOUR = 60 * 60;
  private static final int A_DAY = 24 * AN_HOUR;

  abstract static class Situation extends CorpTest {

    Page wrongCode(Page page, String right) {
      return walk.code(page, Codes.otherThan(right));
    }

    /** Types wrong codes, going on from the page that comes. */
    Page wrongCodes(Page first, String right, int howOften) {
      Page page = first;
      for (int i = 0; i < howOften; i++) {
        page = wrongCode(page, right);
      }
      return page;
    }

    /** Goes to the code page with the right address, whereupon a mail comes. */
    AtCode atCode(String username, Person person) {
      Page page = walk.toCode(new Browserless(), username, person.alternate());
      return new AtCode(page, mails.nextCode(person.alternate()));
    }

    AtCode atCode(Person person) {
      return atCode(person.username(), person);
    }

    static void assertBlocked(Page page) {
      assertThat(page.text()).contains(BLOCKED);
      assertThat(Step.of(page)).isNotIn(Step.NEW_PASSWORD, Step.DONE);
    }

    static void assertNotBlocked(Page page) {
      assertThat(page.text()).doesNotContain(BLOCKED);
    }

    JsonNode blockOf(Person person) {
      return corp.sspr().get(block(person)).orFail().body();
    }

    static String block(Person person) {
      return "users/" + person.id() + "/block";
    }
  }

  /** The code page somebody is at, and the code that was sent. */
  record AtCode(Page page, String code) {}

  @Nested
  class WrongCodes extends Situation {

    @Test
    void fiftyTimesKeepTheRightOneOutUntilADayIsOver() {
      Person anna = corp.registered("anna");
      AtCode at = atCode(anna);
      Page page = wrongCodes(at.page, at.code, 50);
      assertBlocked(page);
      assertBlocked(walk.code(page, at.code));

      clock.set(A_DAY - 60);
      AtCode tooSoon = atCode(anna);
      assertBlocked(walk.code(tooSoon.page, tooSoon.code));

      clock.set(A_DAY + 60);
      AtCode inTime = atCode(anna);
      assertThat(Step.of(walk.code(inTime.page, inTime.code))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void areJudgedFiveTimesOnly() {
      Person anna = corp.registered("anna");
      AtCode at = atCode(anna);

      assertNotBlocked(wrongCodes(at.page, at.code, 4));
      Page fifth = wrongCode(reload(at), at.code);
      assertNotBlocked(fifth);
      assertBlocked(wrongCode(fifth, at.code));
    }

    @Test
    void countOnInANewSession() {
      Person anna = corp.registered("anna");
      AtCode first = atCode(anna);
      wrongCodes(first.page, first.code, 3);

      AtCode second = atCode(anna);
      Page page = wrongCodes(second.page, second.code, 2);
      assertNotBlocked(page);

      assertBlocked(walk.code(page, second.code));
    }

    @Test
    void countOnUnderAnotherSpellingOfTheName() {
      Person anna = corp.registered("anna");
      AtCode byName = atCode(anna);
      wrongCodes(byName.page, byName.code, 5);

      for (String spelling : List.of(anna.address(), anna.username().toUpperCase(Locale.ROOT))) {
        AtCode again = atCode(spelling, anna);
        assertBlocked(walk.code(again.page, again.code));
      }
    }

    @Test
    void ofANameThatDoesNotExistAreBlockedAlike() {
      Person nobody = Corp.nobody();

      Page page = walk.toCode(new Browserless(), nobody);
      page = wrongCodes(page, "123455", 5);
      assertNotBlocked(page);
      assertBlocked(wrongCode(page, "123455"));

      Page again = walk.toCode(new Browserless(), nobody);
      assertBlocked(wrongCode(again, "123455"));
    }

    @Test
    void ofOneUserBlockNobodyElse() {
      Person anna = corp.registered("anna");
      Person bert = corp.registered("bert");
      AtCode at = atCode(anna);
      assertBlocked(wrongCodes(at.page, at.code, 6));

      AtCode other = atCode(bert);

      assertThat(Step.of(walk.code(other.page, other.code))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void areForgottenAfterASuccessfulReset() {
      Person anna = corp.registered("anna");
      AtCode first = atCode(anna);
      Page page = wrongCodes(first.page, first.code, 4);
      walk.newPassword(walk.code(page, first.code), NEW);
      mails.next(anna.alternate());

      AtCode second = atCode(anna);
      Page again = wrongCodes(second.page, second.code, 4);

      assertThat(Step.of(walk.code(again, second.code))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void areForgottenAfterASuccessfulResetUnderAnotherSpelling() {
      Person anna = corp.registered("anna");
      AtCode first = atCode(anna);
      wrongCodes(first.page, first.code, 4);
      AtCode reset = atCode(anna.address(), anna);
      walk.newPassword(walk.code(reset.page, reset.code), NEW);
      mails.next(anna.alternate());

      AtCode second = atCode(anna);
      Page again = wrongCodes(second.page, second.code, 4);

      assertThat(Step.of(walk.code(again, second.code))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void thatWereTooManyAreReportedByAnEvent() {
      Person anna = corp.registered("anna");
      AtCode at = atCode(anna);

      wrongCodes(at.page, at.code, 6);

      assertThat(
              corp.admin()
                  .getEvents(
                      List.of("RESET_PASSWORD_ERROR"), null, anna.id(), null, null, null, 0, 10))
          .anySatisfy(
              event -> {
                assertThat(event.getError()).isEqualTo("sspr_blocked");
                assertThat(event.getDetails())
                    .containsEntry("sspr_result", "blocked")
                    .containsEntry("sspr_reason", "proofs");
              });
    }

    @Test
    void reachKeycloaksBruteForceDetector() throws InterruptedException {
      realm.updateWithCleanup(settings -> settings.bruteForceProtected(true));
      Person anna = corp.registered("anna");
      AtCode at = atCode(anna);

      wrongCodes(at.page, at.code, 2);

      Instant deadline = Instant.now().plus(Duration.ofSeconds(5));
      Object failures = 0;
      while (!Integer.valueOf(2).equals(failures) && Instant.now().isBefore(deadline)) {
        Thread.sleep(50);
        failures =
            corp.admin().attackDetection().bruteForceUserStatus(anna.id()).get("numFailures");
      }
      assertThat(failures).isEqualTo(2);
    }

    private Page reload(AtCode at) {
      return at.page
          .visitor()
          .open(
              URI.create(
                  at.page
                      .form("sspr-code-form")
                      .action()
                      .toString()
                      .replaceFirst("session_code=[^&]*&?", "")));
    }
  }

  @Nested
  class WrongAnswers extends Situation {
    private static final int GUESSES = 50;

    @Override
    String policy() {
      return Questions.policy(1, "[\"questions\"]");
    }

    @Test
    void fiftyTimesKeepTheRightOnesOutUntilADayIsOver() {
      Person anna = Questions.registered(corp, "anna");
      for (int i = 0; i < GUESSES; i += 5) {
        Page page = ask(anna);
        for (int j = 0; j < 5 && !Questions.asked(page).isEmpty(); j++) {
          page = Questions.wrong(page).submit();
        }
      }
      assertBlocked(Questions.right(ask(anna)).submit());

      clock.set(A_DAY - 60);
      assertBlocked(Questions.right(ask(anna)).submit());

      clock.set(A_DAY + 60);
      assertThat(Step.of(Questions.right(ask(anna)).submit())).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void fiftyAtOnceAreJudgedFiveTimes() {
      Person anna = Questions.registered(corp, "anna");
      List<Page> pages = askOften(anna);

      List<Page> answers = atOnce(pages.stream().map(Questions::wrong));

      assertThat(answers).filteredOn(page -> page.text().contains(WRONG_ANSWERS)).hasSize(5);
      assertThat(answers).filteredOn(page -> page.text().contains(BLOCKED)).hasSize(GUESSES - 5);
    }

    @Test
    void letNoRightOneThroughWhenTheyAreTooMany() {
      Person anna = Questions.registered(corp, "anna");
      List<Page> pages = askOften(anna);
      Page page = ask(anna);
      for (int i = 0; i < 5; i++) {
        page = Questions.wrong(page).submit();
      }

      List<Page> answers = atOnce(pages.stream().map(Questions::right));

      assertThat(answers).allSatisfy(Situation::assertBlocked);
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }

    @Test
    void ofANameThatDoesNotExistAreBlockedAlike() {
      Person nobody = Corp.nobody();
      Page page = ask(nobody);
      for (int i = 0; i < 5; i++) {
        page = Questions.wrong(page).submit();
      }

      assertBlocked(Questions.wrong(ask(nobody)).submit());
    }

    @Test
    void countForTheCodesOfTheSameUserToo() {
      corp.setUp(Questions.policy(1, "[\"email\",\"questions\"]"));
      Person anna = corp.registered("anna");
      Questions.register(corp, anna);
      Page questions = walk.method(walk.toMethods(new Browserless(), anna.username()), "questions");
      for (int i = 0; i < 5; i++) {
        questions = Questions.wrong(questions).submit();
      }

      Page destination = walk.method(walk.toMethods(new Browserless(), anna.username()), "email");
      Page code = walk.destination(destination, anna.alternate());

      assertBlocked(walk.code(code, mails.nextCode(anna.alternate())));
    }

    private Page ask(Person person) {
      return walk.toQuestions(new Browserless(), person.username());
    }

    private List<Page> askOften(Person person) {
      return IntStream.range(0, GUESSES).mapToObj(i -> ask(person)).toList();
    }

    private static List<Page> atOnce(Stream<Form> forms) {
      ExecutorService threads = Executors.newFixedThreadPool(GUESSES);
      try {
        List<CompletableFuture<Page>> answers =
            forms.map(form -> CompletableFuture.supplyAsync(form::submit, threads)).toList();
        return answers.stream().map(CompletableFuture::join).toList();
      } finally {
        threads.shutdown();
      }
    }
  }

  @Nested
  class Mails extends Situation {

    @Test
    void areSentForTenAskingsInTenMinutes() {
      Person anna = corp.registered("anna");
      for (int i = 0; i < 10; i++) {
        walk.toCode(new Browserless(), anna.username(), "mallory@private.example");
      }

      Page page =
          walk.toDestination(new Browserless(), anna.username())
              .form("sspr-destination-form")
              .with("destination", anna.alternate())
              .submit();

      assertBlocked(page);
      assertThat(Step.of(page)).isEqualTo(Step.DESTINATION);
      assertNoCodeSentTo(anna.alternate());
      assertThat(blockOf(anna).path("limits").findValuesAsText("limit")).containsExactly("mails");
    }

    @Test
    void areBlockedAlikeForANameThatDoesNotExist() {
      Person nobody = Corp.nobody();
      for (int i = 0; i < 10; i++) {
        walk.toCode(new Browserless(), nobody);
      }

      Page page =
          walk.toDestination(new Browserless(), nobody.username())
              .form("sspr-destination-form")
              .with("destination", nobody.alternate())
              .submit();

      assertBlocked(page);
    }

    @Test
    void goThreeTimesAnHourToOneAddressAndNobodyIsToldOfMore() {
      Person anna = corp.registered("anna");
      for (int i = 0; i < 3; i++) {
        atCode(anna);
      }

      Page fourth = walk.toCode(new Browserless(), anna);

      assertNotBlocked(fourth);
      assertThat(fourth.has("[id^=input-error]")).isFalse();
      assertNoCodeSentTo(anna.alternate());
      assertThat(Events.about(corp, anna.username(), "SEND_RESET_PASSWORD_ERROR").getDetails())
          .containsEntry("sspr_reason", "perDestination");
    }

    @Test
    void areCountedByAddressOverAllUsersWhoRegisteredIt() {
      Person anna = corp.registered("anna");
      Person bert = corp.unregistered("bert");
      corp.sspr().registerEmail(bert.id(), anna.alternate());
      for (int i = 0; i < 3; i++) {
        atCode(anna);
      }

      walk.toCode(new Browserless(), bert.username(), anna.alternate());

      assertNoCodeSentTo(anna.alternate());
    }

    @Test
    void thatAreAskedForTwelveTimesByOneVisitorAreThree() {
      Person anna = corp.registered("anna");
      Page page = walk.toCode(new Browserless(), anna);
      for (int i = 1; i < 12; i++) {
        clock.set(31 * i);
        page = page.form("sspr-code-form").press("resend");
        assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.CODE);
      }

      clock.set(0);
      for (int i = 0; i < 3; i++) {
        mails.next(anna.alternate());
      }
      assertNoCodeSentTo(anna.alternate());
    }
  }

  @Nested
  class Names extends Situation {

    @Override
    String policy() {
      return """
      {"scope":"all","gates":1,"methods":["email"],
       "limits":{"identifications":3,"exemptNetworks":["10.0.0.0/8"]}}
      """;
    }

    @Test
    void ofOneSourceAddressAreTakenAsOftenAsThePolicySays() {
      // whatever other tests have counted is over
      clock.set(2 * AN_HOUR);
      Page page = walk.toIdentify(new Browserless());
      for (int i = 0; i < 3; i++) {
        walk.toDestination(new Browserless(), Corp.nobody().username());
      }

      Page fourth = walk.name(page, Corp.nobody().username());

      assertThat(Step.of(fourth)).isEqualTo(Step.IDENTIFY);
      assertThat(fourth.element("#input-error-username").text())
          .isEqualTo("There were too many attempts from your network. Try again later.");

      clock.set(0);
      corp.setUp(policy().replace("10.0.0.0/8", "127.0.0.0/8"));
      walk.toDestination(new Browserless(), Corp.nobody().username());
    }
  }

  @Nested
  class ABlock extends Situation {

    @Test
    void isShownToAdministrators() {
      Person anna = corp.registered("anna");
      assertThat(blockOf(anna).path("blocked").asBoolean()).isFalse();

      block(anna, 6);

      JsonNode block = blockOf(anna);
      assertThat(block.path("blocked").asBoolean()).isTrue();
      assertThat(block.path("limits").findValuesAsText("limit")).containsExactly("proofs");
      assertThat(Instant.parse(block.path("limits").path(0).path("until").asText()))
          .isBetween(
              Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?reason=", "?reason=%20", "?cause=known"})
    void isNotLiftedWithoutAReason(String query) {
      Person anna = corp.registered("anna");
      block(anna, 6);

      assertThat(corp.sspr().delete(block(anna) + query).status()).isEqualTo(400);
      assertThat(blockOf(anna).path("blocked").asBoolean()).isTrue();
    }

    @Test
    void isLiftedWithAReasonThatIsRecorded() {
      Person anna = corp.registered("anna");
      block(anna, 6);

      corp.sspr().delete(block(anna) + "?reason=Identified%20at%20the%20counter").orFail();

      assertThat(blockOf(anna).path("blocked").asBoolean()).isFalse();
      AtCode at = atCode(anna);
      assertThat(Step.of(walk.code(at.page, at.code))).isEqualTo(Step.NEW_PASSWORD);
      assertThat(corp.admin().getAdminEvents())
          .filteredOn(event -> String.valueOf(event.getResourcePath()).endsWith(block(anna)))
          .extracting(AdminEventRepresentation::getRepresentation)
          .first()
          .asString()
          .contains("Identified at the counter");
    }

    @Test
    void isNotLiftedByThoseWhoMayOnlyLook() {
      Person anna = corp.registered("anna");
      block(anna, 6);
      Person viewer = corp.unregistered("viewer");
      corp.grant(viewer, "view-users");
      var sspr = corp.sspr(() -> Optional.of(corp.tokenOf(viewer)));

      assertThat(sspr.get(block(anna)).status()).isEqualTo(200);
      assertThat(sspr.delete(block(anna) + "?reason=x").status()).isEqualTo(403);
      assertThat(blockOf(anna).path("blocked").asBoolean()).isTrue();
    }

    private void block(Person person, int wrongCodes) {
      AtCode at = atCode(person);
      wrongCodes(at.page, at.code, wrongCodes);
    }
  }

  @Nested
  class ARestart extends Situation {

    @Test
    void ofTheServerForgetsNothing() throws IOException, InterruptedException {
      KeycloakDistribution distribution = Installation.withSspr();
      ServerOptions options = Installation.options("limits");
      Person anna;
      try (OwnServer server = OwnServer.start(distribution, options);
          Keycloak serverAdmin = server.admin()) {
        Corp there = create("limits", server, serverAdmin);
        there.setUp(Corp.POLICY);
        anna = there.registered("anna");
        ResetWalk thereWalk = new ResetWalk(there, mails);
        Page page = thereWalk.toCode(new Browserless(), anna);
        String code = mails.nextCode(anna.alternate());
        for (int i = 0; i < 5; i++) {
          page = thereWalk.code(page, Codes.otherThan(code));
        }
        assertNotBlocked(page);
      }
      try (OwnServer server = OwnServer.start(distribution, options);
          Keycloak serverAdmin = server.admin()) {
        Corp there = new Corp(server.url(), "limits", serverAdmin, application);
        ResetWalk thereWalk = new ResetWalk(there, mails);
        Page page = thereWalk.toCode(new Browserless(), anna);

        assertBlocked(thereWalk.code(page, mails.nextCode(anna.alternate())));
      }
    }
  }
}
