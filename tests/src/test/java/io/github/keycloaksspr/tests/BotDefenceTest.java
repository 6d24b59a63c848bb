package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.browserless.StableText;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first page asks for a proof of work before it looks for anybody (spec X2). */
class BotDefenceTest {
  private static final String POLICY =
      """
      {"scope":"all","gates":1,"methods":["email"],"botDefence":"proof-of-work",
       "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
      """;
  private static final String REFUSED = "The check against automated requests did not succeed";

  abstract static class Situation extends CorpTest {

    @Override
    String policy() {
      return POLICY;
    }

    Page start() {
      return walk.toIdentify(new Browserless());
    }

    static void assertRefused(Page page) {
      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.IDENTIFY);
      assertThat(page.element("#input-error-username").text()).contains(REFUSED);
    }

    static void assertPassed(Page page) {
      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.DESTINATION);
    }
  }

  @Nested
  class AProof extends Situation {

    @Test
    void thatIsRightPasses() {
      assertPassed(ProofOfWork.solved(start(), corp.registered("anna").username()).submit());
    }

    @Test
    void thatIsWrongIsRefusedAndTheNameIsStillThere() {
      Page page = start();

      Page again = name(page, "anna").with("proof", ProofOfWork.of(page).noSolution()).submit();

      assertRefused(again);
      assertThat(again.element("#username").attr("value")).isEqualTo("anna");
      assertThat(ProofOfWork.of(again)).isNotEqualTo(ProofOfWork.of(page));
      assertPassed(ProofOfWork.solved(again, "anna").submit());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"abc", "-1", "1e9", "0x1F", "1.0", "1 2", "1234567890123456", "１２３", "null"})
    void thatIsNoNumberIsRefused(String proof) {
      assertRefused(name(start(), "anna").with("proof", proof).submit());
    }

    @Test
    void thatIsLongIsRefused() {
      assertRefused(name(start(), "anna").with("proof", "0".repeat(100_000)).submit());
    }

    @Test
    void thatIsSentTwiceIsRefused() {
      Page page = start();
      String solution = ProofOfWork.of(page).solution();

      Form twice = name(page, "anna").with("proof", solution).and("proof", solution);

      assertRefused(twice.submit());
    }

    @Test
    void ofAnotherSessionIsRefused() {
      String foreign = ProofOfWork.of(start()).solution();

      assertRefused(name(start(), "anna").with("proof", foreign).submit());
    }

    @Test
    void ofAnotherTabIsRefused() {
      Browserless visitor = new Browserless();
      Page first = walk.toIdentify(visitor);
      Page second = walk.toIdentify(visitor);

      Form mixedUp = name(second, "anna").with("proof", ProofOfWork.of(first).solution());

      assertRefused(mixedUp.submit());
    }

    @Test
    void ofAPageThatWasLoadedAgainIsRefused() {
      Page first = start();
      Page second = first.visitor().open(first.form("sspr-identify-form").action());

      Form late = name(second, "anna").with("proof", ProofOfWork.of(first).solution());

      assertRefused(late.submit());
    }

    @Test
    void isWorthOneName() {
      Page page = start();
      Form first = ProofOfWork.solved(page, "anna");
      assertPassed(first.submit());

      Page back = page.visitor().open(corp.signInPage()).click("a[href*=reset-credentials]");
      Form second =
          name(back, "bert")
              .with(
                  "proof",
                  first.fields().all().stream()
                      .filter(field -> field.name().equals("proof"))
                      .findFirst()
                      .orElseThrow()
                      .value());

      assertRefused(second.submit());
    }

    @Test
    void isJudgedBeforeAnybodyIsLookedFor() {
      Person anna = corp.registered("anna");
      Person nobody = Corp.nobody();

      String known = refusalOf(anna);
      String unknown = refusalOf(nobody);

      assertThat(known).isEqualTo(unknown);
      assertThat(
              corp.admin()
                  .getEvents(List.of("RESET_PASSWORD_ERROR"), null, null, null, null, null, 0, 2))
          .hasSize(2)
          .allSatisfy(
              event -> {
                assertThat(event.getError()).isEqualTo("not_allowed");
                assertThat(event.getUserId()).isNull();
                assertThat(event.getDetails())
                    .containsEntry("sspr_reason", "bot_defence")
                    .doesNotContainValue(anna.username());
              });
    }

    @Test
    void thatIsWrongCountsAsAName() {
      corp.setUp(
          """
          {"scope":"all","gates":1,"methods":["email"],"botDefence":"proof-of-work",
           "limits":{"identifications":1}}
          """);
      Page page = start();
      for (int i = 0; i < 2; i++) {
        page = name(page, "anna").with("proof", ProofOfWork.of(page).noSolution()).submit();
      }

      assertThat(page.element("#input-error-username").text()).contains("from your network");
    }

    private String refusalOf(Person person) {
      Page page = start();
      Page answer =
          name(page, person.username()).with("proof", ProofOfWork.of(page).noSolution()).submit();
      assertRefused(answer);
      return StableText.of(answer)
          .replace(person.username(), "name")
          .replace(ProofOfWork.of(answer).challenge(), "challenge");
    }
  }

  @Nested
  class AVisitorWithoutScripts extends Situation {

    @Test
    void isAskedToWaitAndThenPasses() {
      Page page = start();

      Page first = name(page, "anna").submit();
      assertWaits(first, 10);
      clock.set(5);
      Page second = name(first, "anna").submit();
      assertWaits(second, 5);
      clock.set(11);

      assertPassed(name(second, "anna").submit());
    }

    @Test
    void findsTheNameStillThere() {
      Page page = name(start(), "anna").submit();

      assertThat(page.element("#username").attr("value")).isEqualTo("anna");
    }

    @Test
    void whoSendsAnEmptyFieldWaitsAsWell() {
      assertWaits(name(start(), "anna").with("proof", "").submit(), 10);
    }

    @Test
    void waitsForEachNameAnew() {
      Page page = name(start(), "anna").submit();
      clock.set(11);
      assertPassed(name(page, "anna").submit());

      Page back = page.visitor().open(corp.signInPage()).click("a[href*=reset-credentials]");

      assertWaits(name(back, "bert").submit(), 10);
    }

    @Test
    void doesNotWaitForAnotherSession() {
      name(start(), "anna").submit();
      clock.set(11);

      assertWaits(name(start(), "anna").submit(), 10);
    }

    private static void assertWaits(Page page, int atMost) {
      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.IDENTIFY);
      String error = page.element("#input-error-username").text();
      assertThat(error).contains("there is a short wait");
      assertThat(Integer.parseInt(error.replaceAll("\\D", ""))).isBetween(1, atMost);
    }
  }

  @Nested
  class ABrowser extends BrowserTest {

    @Override
    String policy() {
      return POLICY;
    }

    @Test
    void doesTheWorkUnseen() {
      Person anna = corp.registered("anna");

      var done =
          browser
              .signIn(corp.signInPage())
              .forgotPassword()
              .identify(anna.username())
              .send(anna.alternate())
              .enter(mails.nextCode(anna.alternate()))
              .choose("New-Passw0rd!");

      assertThat(done.text()).isNotBlank();
      assertThat(corp.signsIn(anna, "New-Passw0rd!")).isTrue();
    }
  }

  private static Form name(Page page, String username) {
    return page.form("sspr-identify-form").with("username", username);
  }
}
