package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Person;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;

/**
 * What attackers and lost visitors do to a reset by e-mail code (spec sections 2 and 9,
 * CVE-2026-18963).
 */
class ResetAttackTest {
  private static final String NEW = "New-Passw0rd!";

  /**
   * Somebody at the code page. Keycloak takes each form once, so the page that came last is the one
   * to go on from.
   */
  private static final class AtCode {
    private final Person person;
    private final String code;
    private Page page;

    AtCode(Person person, Page page, String code) {
      this.person = person;
      this.page = page;
      this.code = code;
    }

    Form form() {
      return page.form("sspr-code-form");
    }

    /** Loads the page again, which makes its form usable again whatever was sent before. */
    AtCode afresh() {
      page = page.visitor().open(withoutSessionCode(form().action()));
      return this;
    }

    /** Sends a form and stays at the page that comes, as long as that is the code page. */
    Step send(Form form) {
      Page answer = form.submit();
      if (Step.of(answer) == Step.CODE) {
        page = answer;
      }
      return Step.of(answer);
    }

    Step enter(String typed) {
      return send(form().with("code", typed));
    }

    static URI withoutSessionCode(URI action) {
      return URI.create(action.toString().replaceFirst("session_code=[^&]*&?", ""));
    }
  }

  abstract static class Situation extends CorpTest {
    AtCode atCode(String nickname) {
      return atCode(corp.registered(nickname), new Browserless());
    }

    AtCode atCode(Person person, Browserless visitor) {
      Page page = walk.toCode(visitor, person);
      return new AtCode(person, page, mails.nextCode(person.alternate()));
    }

    static void assertRefused(AtCode at, String code) {
      assertThat(at.enter(code)).isEqualTo(Step.CODE);
      assertThat(at.page.has("#input-error-code")).as("%s", at.page).isTrue();
    }

    static void assertTaken(AtCode at, String code) {
      assertThat(at.enter(code)).as("%s", at.page).isEqualTo(Step.NEW_PASSWORD);
    }

    void assertPasswordUnchanged(Person person) {
      assertThat(corp.signsIn(person, person.password())).as("old password works").isTrue();
      assertThat(corp.signsIn(person, NEW)).as("new password works").isFalse();
    }
  }

  @Nested
  class AWrongCode extends Situation {

    @Test
    void leavesFourAttempts() {
      AtCode at = atCode("anna");

      assertRefused(at, Codes.otherThan(at.code));

      assertThat(at.page.element("#input-error-code").text()).contains("4");
      assertTaken(at, at.code);
    }

    @Test
    void fiveTimesVoidsTheRightOne() {
      AtCode at = atCode("anna");
      for (int i = 0; i < 5; i++) {
        assertRefused(at, Codes.otherThan(at.code));
      }

      assertRefused(at, at.code);
      assertPasswordUnchanged(at.person);
    }

    @Test
    void isCountedWhenManyComeAtOnce() {
      AtCode at = atCode("anna");

      List<Step> answers =
          IntStream.range(0, 12)
              .parallel()
              .mapToObj(i -> Step.of(walk.code(at.page, "%06d".formatted(i))))
              .toList();

      assertThat(answers).doesNotContain(Step.NEW_PASSWORD);
      assertThat(attemptsLeft(at.afresh())).isLessThan(4);
    }

    private static int attemptsLeft(AtCode at) {
      assertRefused(at, Codes.otherThan(at.code));
      String error = at.page.element("#input-error-code").text();
      return Integer.parseInt("0" + error.replaceAll("\\D", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "abcdef", "12345a", "-12345", "1 2 3", "😀"})
    void thatIsNoCodeAtAllCostsNoAttempt(String nonsense) {
      AtCode at = atCode("anna");
      for (int i = 0; i < 6; i++) {
        assertRefused(at, nonsense);
      }

      assertTaken(at, at.code);
    }
  }

  @Nested
  class AnOldCode extends Situation {

    @Test
    void isTakenJustBeforeFiveMinutes() {
      AtCode at = atCode("anna");

      clock.set(290);

      assertTaken(at, at.code);
    }

    @Test
    void isRefusedAfterFiveMinutes() {
      AtCode at = atCode("anna");

      clock.set(200);
      assertRefused(at, Codes.otherThan(at.code));
      clock.set(301);

      assertRefused(at, at.code);
      assertPasswordUnchanged(at.person);
    }

    /** Keycloak itself ends a flow in which nothing happens for as long (user action lifespan). */
    @Test
    void isRefusedAfterFiveMinutesInWhichNothingHappened() {
      AtCode at = atCode("anna");

      clock.set(301);

      assertThat(at.enter(at.code)).isNotEqualTo(Step.NEW_PASSWORD);
      assertPasswordUnchanged(at.person);
    }

    @Test
    void isVoidOnceANewerOneIsSent() {
      AtCode old = atCode("anna");

      clock.set(31);
      assertThat(old.send(old.form().with("resend", "1"))).isEqualTo(Step.CODE);
      String newer = mails.nextCode(old.person.alternate());

      if (!newer.equals(old.code)) {
        assertRefused(old, old.code);
      }
      assertTaken(old, newer);
    }

    @Test
    void staysTheOneWhenANewOneIsAskedForTooSoon() {
      AtCode at = atCode("anna");

      assertThat(at.send(at.form().with("resend", "1"))).isEqualTo(Step.CODE);

      assertNoCodeSentTo(at.person.alternate());
      assertTaken(at, at.code);
    }

    @Test
    void isNotFollowedByOthersWhenManyAskAtOnce() {
      AtCode at = atCode("anna");
      clock.set(31);

      List<Step> answers =
          IntStream.range(0, 8)
              .parallel()
              .mapToObj(i -> Step.of(at.form().press("resend")))
              .toList();

      assertThat(answers).doesNotContain(Step.NEW_PASSWORD);
      mails.next(at.person.alternate());
      assertNoCodeSentTo(at.person.alternate());
    }
  }

  @Nested
  class ACodeOfAnother extends Situation {

    @Test
    void sessionIsRefused() {
      Person anna = corp.registered("anna");
      AtCode mine = atCode(anna, new Browserless());
      AtCode other = atCode(anna, new Browserless());

      if (!mine.code.equals(other.code)) {
        assertRefused(mine, other.code);
      }
      assertTaken(mine, mine.code);
      assertTaken(other, other.code);
    }

    @Test
    void userIsRefused() {
      AtCode anna = atCode("anna");
      AtCode bert = atCode("bert");

      assertRefused(anna, bert.code);
      assertPasswordUnchanged(anna.person);
      assertTaken(bert, bert.code);
    }

    @Test
    void tabIsRefused() {
      Person anna = corp.registered("anna");
      Browserless visitor = new Browserless();
      AtCode first = atCode(anna, visitor);
      AtCode second = atCode(anna, visitor);

      assertRefused(first, second.code);
      assertRefused(second, first.code);
      assertTaken(second, second.code);
    }

    @Test
    void visitorWhoStoleTheLinkIsRefused() {
      AtCode at = atCode("anna");

      Page stolen = at.form().with("code", at.code).by(new Browserless()).submit();

      assertThat(Step.of(stolen)).isNotEqualTo(Step.NEW_PASSWORD);
      assertTaken(at, at.code);
    }

    @Test
    void addressThanTheRegisteredOneIsNeverSent() {
      Person anna = corp.registered("anna");

      Page page = walk.toCode(new Browserless(), anna.username(), "mallory@private.example");

      assertThat(page.has("#sspr-code-form")).isTrue();
      assertNoCodeSentTo("mallory@private.example");
      assertThat(mails.pending(anna.alternate())).flatExtracting(Mail::codes).isEmpty();
      assertThat(mails.pending(anna.address())).flatExtracting(Mail::codes).isEmpty();
    }

    @Test
    void addressThatIsThePrimaryOneIsNeverSent() {
      Person anna = corp.registered("anna");

      walk.toCode(new Browserless(), anna.username(), anna.address());

      assertNoCodeSentTo(anna.address());
      assertThat(mails.pending(anna.alternate())).flatExtracting(Mail::codes).isEmpty();
    }
  }

  @Nested
  class APostStraightTo extends Situation {

    /** Pages of Keycloak that change something at the end of a flow. */
    enum Door {
      REQUIRED_ACTION("required-action"),
      AUTHENTICATE("authenticate"),
      RESET_CREDENTIALS("reset-credentials");

      private final String path;

      Door(String path) {
        this.path = path;
      }
    }

    @ParameterizedTest
    @EnumSource
    void theNewPasswordChangesNothing(Door door) {
      AtCode at = atCode("anna");
      for (String execution : executions()) {
        URI target = at(door, execution, at.afresh().form().action());

        Page page = at.page.visitor().post(target, newPassword());

        assertThat(Step.of(page)).as("%s", target).isNotIn(Step.NEW_PASSWORD, Step.DONE);
      }
      assertPasswordUnchanged(at.person);
    }

    @ParameterizedTest
    @EnumSource
    void theNewPasswordRightAfterIdentifyingChangesNothing(Door door) {
      Person anna = corp.registered("anna");
      for (String execution : executions()) {
        Browserless visitor = new Browserless();
        Page destination = walk.toDestination(visitor, anna.username());
        URI target = at(door, execution, destination.form("sspr-destination-form").action());

        Page page = visitor.post(target, newPassword());

        assertThat(Step.of(page)).as("%s", target).isNotIn(Step.NEW_PASSWORD, Step.DONE);
      }
      assertPasswordUnchanged(anna);
    }

    @ParameterizedTest
    @EnumSource
    void theNewPasswordWithoutASessionChangesNothing(Door door) {
      AtCode at = atCode("anna");
      URI target = at(door, "UPDATE_PASSWORD", at.form().action());

      Page page = new Browserless().post(target, newPassword());

      assertThat(Step.of(page)).isNotIn(Step.NEW_PASSWORD, Step.DONE);
      assertPasswordUnchanged(at.person);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"tryAnotherWay", "authenticationExecution", "credentialId", "execution"})
    void theCodeWithAFieldThatSelectsAnotherStepPassesNothing(String field) {
      for (String execution : executions()) {
        AtCode at = atCode("anna");

        assertThat(at.send(at.form().with(field, execution)))
            .as("%s", execution)
            .isNotIn(Step.NEW_PASSWORD, Step.DONE);
        assertPasswordUnchanged(at.person);
      }
    }

    /** What made CVE-2026-18963: first ask for the choice of steps, then take a later one. */
    @Test
    void theChoiceOfStepsPassesNothing() {
      for (String execution : executions()) {
        AtCode at = atCode("anna");
        Page choice = at.page.form("sspr-code-form").with("tryAnotherWay", "on").submit();
        URI target = URI.create(choice.element("form[action*=session_code]").absUrl("action"));

        Page page =
            choice.visitor().post(target, newPassword().with("authenticationExecution", execution));

        assertThat(Step.of(page)).as("%s", execution).isNotIn(Step.NEW_PASSWORD, Step.DONE);
        Page after = page.visitor().open(AtCode.withoutSessionCode(target));
        assertThat(Step.of(after)).as("%s", execution).isNotIn(Step.NEW_PASSWORD, Step.DONE);
        assertPasswordUnchanged(at.person);
      }
    }

    /** Ids of the flow's steps, and what else Keycloak takes for one. */
    private List<String> executions() {
      Stream<String> steps =
          corp.admin().flows().getExecutions("sspr reset credentials").stream()
              .map(AuthenticationExecutionInfoRepresentation::getId);
      return Stream.concat(steps, Stream.of("UPDATE_PASSWORD", "sspr-reset-done", "on")).toList();
    }

    private static URI at(Door door, String execution, URI action) {
      return URI.create(
          action
              .toString()
              .replaceFirst("login-actions/[a-z-]+", "login-actions/" + door.path)
              .replaceFirst("execution=[^&]*", "execution=" + execution));
    }

    private static Fields newPassword() {
      return Fields.none().with("password-new", NEW).with("password-confirm", NEW);
    }
  }

  @Nested
  class AReplay extends Situation {

    @Test
    void ofTheCodeAfterSuccessPassesNothing() {
      AtCode at = atCode("anna");
      Form right = at.form().with("code", at.code);
      Page newPassword = right.submit();
      assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);

      assertThat(Step.of(right.submit())).isNotIn(Step.NEW_PASSWORD, Step.DONE);
      assertThat(corp.signsIn(at.person, NEW)).isTrue();
    }

    @Test
    void ofTheNewPasswordAfterSuccessChangesNothing() {
      AtCode at = atCode("anna");
      Page newPassword = walk.code(at.page, at.code);
      walk.newPassword(newPassword, NEW);

      walk.newPassword(newPassword, "Third-Passw0rd!");

      assertThat(corp.signsIn(at.person, NEW)).isTrue();
      assertThat(corp.signsIn(at.person, "Third-Passw0rd!")).isFalse();
    }

    @Test
    void ofTheRightCodeAtTheSameTimePassesOnce() {
      AtCode at = atCode("anna");
      Form right = at.form().with("code", at.code);

      IntStream.range(0, 6).parallel().forEach(i -> right.submit());

      assertThat(corp.signsIn(at.person, at.person.password())).isTrue();
      assertNoCodeSentTo(at.person.alternate());
    }
  }

  @Nested
  class AVisitorWhoWanders extends Situation {

    @Test
    void byReloadingSendsAndVoidsNothing() {
      AtCode at = atCode("anna");

      Page again = at.page.visitor().open(at.form().action());
      assertThat(Step.of(again)).isEqualTo(Step.CODE);
      assertThat(Step.of(at.afresh().page)).isEqualTo(Step.CODE);

      assertNoCodeSentTo(at.person.alternate());
      assertTaken(at, at.code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resend", "back", "code"})
    void byGettingWhatIsToBePostedSendsAndVoidsNothing(String field) {
      AtCode at = atCode("anna");
      clock.set(31);

      String value = field.equals("code") ? at.code : "1";
      Page page =
          at.page.visitor().open(URI.create(at.form().action() + "&" + field + "=" + value));

      assertThat(Step.of(page)).isEqualTo(Step.CODE);
      assertNoCodeSentTo(at.person.alternate());
      assertThat(Step.of(walk.code(page, at.code))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void byHeadRequestsSendsAndVoidsNothing() {
      AtCode at = atCode("anna");
      clock.set(31);

      Page head = at.page.visitor().request("HEAD", at.form().action());

      assertThat(head.status()).isLessThan(500);
      assertNoCodeSentTo(at.person.alternate());
      assertTaken(at.afresh(), at.code);
    }

    @Test
    void backToTheDestinationPageAndPostsItSendsAndVoidsNothing() {
      Person anna = corp.registered("anna");
      Page destination = walk.toDestination(new Browserless(), anna.username());
      walk.destination(destination, anna.alternate());
      String code = mails.nextCode(anna.alternate());

      Page page =
          destination.form("sspr-destination-form").with("destination", anna.alternate()).submit();

      assertThat(Step.of(page)).isEqualTo(Step.CODE);
      assertNoCodeSentTo(anna.alternate());
      assertThat(Step.of(walk.code(page, code))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void backToTheIdentifyPageCannotSwapTheUser() {
      Person anna = corp.registered("anna");
      Person bert = corp.registered("bert");
      Browserless visitor = new Browserless();
      Page identify = walk.toIdentify(visitor);
      Page code = walk.destination(walk.identify(identify, bert.username()), bert.alternate());

      identify.form("sspr-identify-form").with("username", anna.username()).submit();
      Page page = walk.code(code, mails.nextCode(bert.alternate()));
      if (Step.of(page) == Step.NEW_PASSWORD) {
        walk.newPassword(page, NEW);
      }

      assertPasswordUnchanged(anna);
    }

    @Test
    void toTheStartLosesTheCode() {
      AtCode at = atCode("anna");

      Page start = at.page.click("#sspr-restart");

      assertThat(Step.of(start)).isEqualTo(Step.SIGN_IN);
      assertThat(Step.of(walk.code(at.page, at.code))).isNotEqualTo(Step.NEW_PASSWORD);
      Page code = walk.toCode(start.visitor(), at.person);
      assertThat(Step.of(walk.code(code, at.code))).isEqualTo(Step.CODE);
      assertPasswordUnchanged(at.person);
    }

    @Test
    void intoAnotherLanguageKeepsTheStateAndSendsNothing() {
      AtCode at = atCode("anna");
      String german = at.page.element("option[value*=kc_locale=de]").absUrl("value");

      Page page = at.page.visitor().open(URI.create(german));

      assertThat(page.element("html").attr("lang")).isEqualTo("de");
      assertThat(Step.of(page)).isEqualTo(Step.CODE);
      assertNoCodeSentTo(at.person.alternate());
      assertThat(Step.of(walk.code(page, at.code))).isEqualTo(Step.NEW_PASSWORD);
    }
  }

  @Nested
  class AFieldThatIs extends Situation {
    private static final int MEGABYTE = 1_000_000;

    static Stream<Arguments> mutations() {
      return Stream.of(
          mutation("missing", form -> form),
          mutation("empty", (form, field) -> form.with(field, "")),
          mutation("blank", (form, field) -> form.with(field, " \t ")),
          mutation("full of control characters", (form, field) -> form.with(field, "a\u0000\nb")),
          mutation("long", (form, field) -> form.with(field, "9".repeat(3_000))),
          mutation("a megabyte", (form, field) -> form.with(field, "9".repeat(MEGABYTE))));
    }

    /** What is done to a field. */
    interface Mutation {
      Form apply(Form form, String field);
    }

    private static Arguments mutation(String name, Mutation mutation) {
      return Arguments.argumentSet(name, mutation);
    }

    private static Arguments mutation(
        String name, java.util.function.UnaryOperator<Form> mutation) {
      return mutation(name, (form, field) -> mutation.apply(form.without(field)));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void wrongAtTheNameIsAskedForAgain(Mutation mutation) {
      Person anna = corp.registered("anna");
      Page page = walk.toIdentify(new Browserless());

      page = again(page, mutation, "sspr-identify-form", "username");

      assertThat(walk.identify(page, anna.username()).has("#sspr-destination-form")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void wrongAtTheDestinationIsAskedForAgain(Mutation mutation) {
      Person anna = corp.registered("anna");
      Page page = walk.toDestination(new Browserless(), anna.username());

      page = again(page, mutation, "sspr-destination-form", "destination");

      assertThat(walk.destination(page, anna.alternate()).has("#sspr-code-form")).isTrue();
      assertThat(mails.nextCode(anna.alternate())).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void wrongAtTheCodeIsAskedForAgain(Mutation mutation) {
      AtCode at = atCode("anna");

      at.page = again(at.page, mutation, "sspr-code-form", "code");

      assertTaken(at, at.code);
    }

    @ParameterizedTest
    @CsvSource({"sspr-identify-form,username", "sspr-destination-form,destination"})
    void sentTwiceCountsAsNotSent(String form, String field) {
      Person anna = corp.registered("anna");
      Page page =
          field.equals("username")
              ? walk.toIdentify(new Browserless())
              : walk.toDestination(new Browserless(), anna.username());

      page =
          again(
              page,
              (original, name) -> original.with(name, anna.alternate()).and(name, anna.address()),
              form,
              field);

      assertThat(page.has("#input-error-" + field)).isTrue();
      assertNoCodeSentTo(anna.alternate());
    }

    @Test
    void sentTwiceIsNoCode() {
      AtCode at = atCode("anna");

      Form twice = at.form().with("code", at.code).and("code", Codes.otherThan(at.code));

      assertThat(at.send(twice)).isEqualTo(Step.CODE);
      assertTaken(at, at.code);
    }

    /** Sends a form with a field gone wrong and returns the page to go on from. */
    private static Page again(Page page, Mutation mutation, String form, String field) {
      Page answer = mutation.apply(page.form(form), field).submit();
      assertThat(answer.status()).as("%s", answer).isLessThan(500);
      if (answer.status() == 413) {
        return page.visitor().open(AtCode.withoutSessionCode(page.form(form).action()));
      }
      assertThat(answer.has("#" + form)).as("%s", answer).isTrue();
      assertThat(answer.has("#input-error-" + field)).as("%s", answer).isTrue();
      return answer;
    }
  }
}
