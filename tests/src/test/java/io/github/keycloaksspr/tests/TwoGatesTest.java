package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Person;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two gates, e-mail and questions, in any order (spec P2, X2; guards of CVE-2026-18963). */
class TwoGatesTest {
  private static final String NEW = "New-Passw0rd!";

  abstract static class Situation extends CorpTest {
    Person anna;

    @Override
    String policy() {
      return Questions.policy(2, "[\"email\",\"questions\"]");
    }

    @BeforeEach
    void registerAnna() {
      anna = corp.registered("anna");
      Questions.register(corp, anna);
    }

    Page methods() {
      return walk.toMethods(new Browserless(), anna.username());
    }

    Page questions() {
      return walk.method(methods(), "questions");
    }

    Page destination() {
      return walk.method(methods(), "email");
    }

    Page passed(String method, Page page) {
      return method.equals("email")
          ? walk.code(walk.destination(page, anna.alternate()), mails.nextCode(anna.alternate()))
          : Questions.right(page).submit();
    }

    static void assertAt(Step step, int gate, Page page) {
      assertThat(Step.of(page)).as("%s", page).isEqualTo(step);
      assertThat(page.element("#sspr-step").text()).isEqualTo("Step " + gate + " of 2");
    }
  }

  @Nested
  class AWalk extends Situation {

    @ParameterizedTest
    @ValueSource(strings = {"email", "questions"})
    void throughBothGatesResetsThePasswordWhicheverComesFirst(String first) {
      String second = first.equals("email") ? "questions" : "email";
      Page methods = methods();
      assertAt(Step.METHOD, 1, methods);
      Page one = walk.method(methods, first);
      assertAt(stepOf(first), 1, one);

      Page two = passed(first, one);
      assertAt(stepOf(second), 2, two);
      Page newPassword = passed(second, two);

      assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void offersBothMethodsAtFirst() {
      assertThat(methods().document().select("input[name=method]").eachAttr("value"))
          .containsExactly("email", "questions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "questions"})
    void offersNoMethodTwice(String first) {
      Page two = passed(first, walk.method(methods(), first));
      assertThat(two.has("#sspr-back")).as("%s", two).isFalse();

      String form = first.equals("email") ? "sspr-questions-form" : "sspr-destination-form";
      Page page = two.form(form).with("method", first).press("back");

      assertAt(Step.of(two), 2, page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "questions"})
    void leadsBackToTheChoiceAndOnByTheOtherMethod(String first) {
      String other = first.equals("email") ? "questions" : "email";
      Page one = walk.method(methods(), first);
      String form = first.equals("email") ? "sspr-destination-form" : "sspr-questions-form";

      Page choice = one.form(form).press("back");
      assertAt(Step.METHOD, 1, choice);
      Page two = passed(other, walk.method(choice, other));

      assertAt(stepOf(first), 2, two);
      assertThat(Step.of(passed(first, two))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void asksTheSameQuestionsAfterADetour() {
      Page questions = questions();

      Page choice = questions.form("sspr-questions-form").press("back");
      Page again = walk.method(choice, "questions");

      assertThat(Questions.asked(again)).isEqualTo(Questions.asked(questions));
    }

    @Test
    void loadedAgainStaysWhereItIs() {
      Page two = passed("questions", questions());

      Page again = two.visitor().open(two.form("sspr-destination-form").action());

      assertAt(Step.DESTINATION, 2, again);
    }

    @Test
    void thatBeginsAnewHasPassedNothing() {
      Page two = passed("questions", questions());

      Page start = two.click("#sspr-restart");
      Page methods = walk.toMethods(start.visitor(), anna.username());

      assertAt(Step.METHOD, 1, methods);
    }

    @Test
    void ofAnotherNameInTheSameBrowserHasPassedNothing() {
      Person bert = corp.registered("bert");
      Questions.register(corp, bert);
      Page two = passed("questions", questions());

      Page methods = walk.toMethods(two.visitor(), bert.username());

      assertAt(Step.METHOD, 1, methods);
    }

    private static Step stepOf(String method) {
      return method.equals("email") ? Step.DESTINATION : Step.QUESTIONS;
    }
  }

  @Nested
  class AMethod extends Situation {

    @ParameterizedTest
    @ValueSource(strings = {"", "pigeon", "mobile-text", "office-call", "EMAIL", "null"})
    void thatIsNotOfferedIsRefused(String method) {
      Page page = walk.method(methods(), method);

      assertAt(Step.METHOD, 1, page);
      assertThat(page.has("#input-error-method")).as("%s", page).isTrue();
    }

    @Test
    void thatIsSentTwiceIsRefused() {
      Form twice =
          methods().form("sspr-method-form").with("method", "email").and("method", "questions");

      assertAt(Step.METHOD, 1, twice.submit());
    }
  }

  /** At every step, the fields of every other step are posted, with values that are right there. */
  @Nested
  class AtAStep extends Situation {

    private static final Set<Step> STEPS =
        EnumSet.of(Step.IDENTIFY, Step.METHOD, Step.DESTINATION, Step.CODE, Step.QUESTIONS);

    static Stream<Arguments> pairs() {
      return STEPS.stream().flatMap(AtAStep::others);
    }

    static Stream<Arguments> pairsAtTheSecondGate() {
      return Stream.of(Step.DESTINATION, Step.CODE, Step.QUESTIONS).flatMap(AtAStep::others);
    }

    private static Stream<Arguments> others(Step shown) {
      return Stream.concat(STEPS.stream(), Stream.of(Step.NEW_PASSWORD))
          .filter(posted -> posted != shown)
          .map(posted -> Arguments.of(shown, posted));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theFieldsOfAnotherPassNothing(Step shown, Step posted) {
      Known known = new Known(questions(), destination());
      Page page = at(shown, known);

      Page answer = page.visitor().post(form(shown, page).action(), fields(posted, known));

      assertThat(Step.of(answer)).as("%s", answer).isEqualTo(shown);
      assertThat(answer.text()).doesNotContain("Step 2");
      if (shown != Step.IDENTIFY) {
        assertAt(shown, 1, answer);
      }
    }

    @ParameterizedTest
    @MethodSource("pairsAtTheSecondGate")
    void theFieldsOfAnotherPassNothingAtTheSecondGateEither(Step shown, Step posted) {
      Known known = new Known(questions(), destination());
      Page page = atSecond(shown, known);

      Page answer = page.visitor().post(form(shown, page).action(), fields(posted, known));

      assertAt(shown, 2, answer);
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }

    /** What the visitor knows: all answers, and the code that was sent last. */
    private final class Known {
      private final Page questions;
      private final Page destination;
      private String code = "123456";

      Known(Page questions, Page destination) {
        this.questions = questions;
        this.destination = destination;
      }

      Page sent(Page destination) {
        Page page = walk.destination(destination, anna.alternate());
        code = mails.nextCode(anna.alternate());
        return page;
      }
    }

    private Page at(Step step, Known known) {
      return switch (step) {
        case IDENTIFY -> walk.toIdentify(new Browserless());
        case METHOD -> afterACode(known);
        case DESTINATION -> walk.method(afterACode(known), "email");
        case CODE -> known.sent(known.destination);
        default -> walk.method(afterACode(known), "questions");
      };
    }

    /** The choice of methods in a session that was sent a code which was not used. */
    private Page afterACode(Known known) {
      Page destination = known.sent(known.destination).form("sspr-code-form").press("back");
      return destination.form("sspr-destination-form").press("back");
    }

    private Page atSecond(Step step, Known known) {
      return switch (step) {
        case DESTINATION -> Questions.right(known.questions).submit();
        case CODE -> known.sent(Questions.right(known.questions).submit());
        default -> passed("email", known.destination);
      };
    }

    private static Form form(Step step, Page page) {
      return page.form("sspr-" + step.name().toLowerCase(Locale.ROOT) + "-form");
    }

    private Fields fields(Step step, Known known) {
      return switch (step) {
        case IDENTIFY -> Fields.none().with("username", anna.username());
        case METHOD -> Fields.none().with("method", "questions");
        case DESTINATION -> Fields.none().with("destination", anna.alternate());
        case CODE -> Fields.none().with("code", known.code);
        case QUESTIONS -> allAnswers();
        default -> Fields.none().with("password-new", NEW).with("password-confirm", NEW);
      };
    }

    private static Fields allAnswers() {
      Fields fields = Fields.none();
      List<String> answers = List.copyOf(Questions.answers());
      for (int i = 0; i < answers.size(); i++) {
        fields = fields.with("answer" + (i + 1), answers.get(i));
      }
      return fields;
    }
  }
}
