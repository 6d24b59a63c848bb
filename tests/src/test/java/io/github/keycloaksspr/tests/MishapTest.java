package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.trace.Secret;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes wrong by a slip or a failure: nothing is lost, and {@link LogScan} reads the logs. */
class MishapTest {
  private static final String NEW = "Brand-New-Passw0rd!";

  @Nested
  class OnTheWayByMail extends CorpTest {

    @Test
    void aDestinationThatIsNoneIsAskedForAgain() {
      Person anna = corp.registered("anna");
      Page destination = walk.toDestination(new Browserless(), anna.username());

      Page refused =
          destination
              .form("sspr-destination-form")
              .with("destination", Secret.ADDRESS.used("anna at private.example"))
              .submit();

      assertThat(Step.of(walk.destination(refused, anna.alternate()))).isEqualTo(Step.CODE);
    }

    @Test
    void aMistypedAddressGetsNothing() {
      Person anna = corp.registered("anna");
      String mistyped = "mistyped-address@private.example";

      walk.toCode(new Browserless(), anna.username(), mistyped);

      assertNoCodeSentTo(mistyped);
    }

    @Test
    void aWrongAndAHalfCodeLeaveTheRightOneAsItWas() {
      Person anna = corp.registered("anna");
      Page page = walk.toCode(new Browserless(), anna);
      String code = mails.nextCode(anna.alternate());

      page = walk.code(page, Codes.otherThan(code));
      page = page.form("sspr-code-form").with("code", code.substring(0, 4)).submit();

      assertThat(Step.of(walk.code(page, code))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void aPasswordAgainstThePolicyIsAskedForAgain() {
      realm.updateWithCleanup(settings -> settings.passwordPolicy("length(12)"));
      Person anna = corp.registered("anna");
      Page page = walk.toNewPassword(new Browserless(), anna);

      Page refused = walk.newPassword(page, "Shrt-1");

      assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
      assertThat(Step.of(walk.newPassword(refused, NEW))).isEqualTo(Step.DONE);
      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void aMailServerThatIsDownIsAnEvent() {
      Person anna = corp.registered("anna");
      realm.updateWithCleanup(settings -> settings.smtp("localhost", 1, "keycloak@corp.example"));

      Page page = walk.toCode(new Browserless(), anna);

      assertThat(Step.of(page)).isEqualTo(Step.CODE);
      Events.about(corp, anna.username(), "SEND_RESET_PASSWORD_ERROR");
    }
  }

  @Nested
  class OnTheWayByQuestions extends CorpTest {

    @Override
    String policy() {
      return Questions.policy(1, "[\"questions\"]");
    }

    @Test
    void aMissingAndAWrongAnswerLeaveTheRightOnes() {
      Person bert = Questions.registered(corp, "bert");
      Page page = walk.toQuestions(new Browserless(), bert.username());

      page = Questions.right(page).with("answer1", "").submit();
      page = Questions.right(page).with("answer1", Secret.ANSWER.used("Wrong Answer")).submit();
      page = Questions.right(page).submit();

      assertThat(Step.of(walk.newPassword(page, NEW))).isEqualTo(Step.DONE);
    }
  }
}
