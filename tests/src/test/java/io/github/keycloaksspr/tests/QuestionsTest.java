package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;

/** Security questions: alone, and as a step of another flow (spec M5). */
class QuestionsTest {
  private static final String NEW = "New-Passw0rd!";

  @Nested
  class AsTheOnlyMethod extends CorpTest {

    @Override
    String policy() {
      return Questions.policy(1, "[\"questions\"]");
    }

    @Test
    void resetThePassword() {
      Person anna = Questions.registered(corp, "anna");

      Page newPassword = Questions.right(ask(anna)).submit();
      Page done = walk.newPassword(newPassword, NEW);

      assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
      assertThat(corp.signsIn(anna, NEW)).isTrue();
      assertThat(corp.signsIn(anna, anna.password())).isFalse();
    }

    @Test
    void askAsManyAsThePolicySays() {
      assertThat(Questions.asked(ask(Questions.registered(corp, "anna")))).hasSize(3);
    }

    @Test
    void areDrawnAnewAfterAWrongAnswer() {
      Page first = ask(Questions.registered(corp, "anna"));

      Page second = Questions.wrong(first).submit();

      assertThat(second.text()).contains("At least one answer isn't right");
      assertThat(second.has("[id^=input-error]")).as("says which one").isFalse();
      assertThat(second.html()).doesNotContain(Questions.WRONG);
      assertThat(Questions.asked(second)).hasSize(3);
      assertThat(Set.copyOf(Questions.asked(second)))
          .isNotEqualTo(Set.copyOf(Questions.asked(first)));
    }

    @Test
    void takeRightAnswersAfterWrongOnes() {
      Page page = ask(Questions.registered(corp, "anna"));

      for (int i = 0; i < 4; i++) {
        page = Questions.wrong(page).submit();
      }

      assertThat(Step.of(Questions.right(page).submit())).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void refuseRightAnswersToTheQuestionsBefore() {
      Page first = ask(Questions.registered(corp, "anna"));
      Page second = Questions.wrong(first).submit();

      Form old = Questions.right(first);
      Page page =
          new Form(second.visitor(), second.form("sspr-questions-form").action(), old.fields())
              .submit();

      assertThat(Step.of(page)).isEqualTo(Step.QUESTIONS);
    }

    @Test
    void stayTheSameWhenThePageIsLoadedAgain() {
      Page page = ask(Questions.registered(corp, "anna"));

      Page again = page.visitor().open(page.form("sspr-questions-form").action());

      assertThat(Questions.asked(again)).isEqualTo(Questions.asked(page));
    }

    @Test
    void takeNoTryForAnAnswerThatIsMissing() {
      Page page = ask(Questions.registered(corp, "anna"));
      List<String> asked = Questions.asked(page);

      for (int i = 0; i < 7; i++) {
        page = Questions.right(page).with("answer2", " ").submit();
        assertThat(page.has("#input-error-answer2")).as("%s", page).isTrue();
      }

      assertThat(Questions.asked(page)).isEqualTo(asked);
      assertThat(Step.of(Questions.right(page).submit())).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void takeAnAnswerThatIsSentTwiceForNone() {
      Page page = ask(Questions.registered(corp, "anna"));

      Page answer = Questions.right(page).and("answer1", Questions.WRONG).submit();

      assertThat(answer.has("#input-error-answer1")).as("%s", answer).isTrue();
    }

    @Test
    void areAnsweredHoweverTheAnswerIsWritten() {
      Page page = ask(Questions.registered(corp, "anna"));
      Form form = Questions.right(page);
      for (var field : form.fields().all()) {
        String shouted = "  " + field.value().toUpperCase(Locale.ROOT) + "\u200b ";
        form = form.with(field.name(), shouted.replace(" D", " \u00a0 D"));
      }

      assertThat(Step.of(form.submit())).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void areAskedNoMoreAfterFiveWrongTries() {
      Page page = ask(Questions.registered(corp, "anna"));
      Form right = Questions.right(page);
      for (int i = 0; i < 5; i++) {
        page = Questions.wrong(page).submit();
      }

      assertThat(page.has("#sspr-used-up")).as("%s", page).isTrue();
      assertThat(Questions.asked(page)).isEmpty();
      Form late =
          new Form(page.visitor(), page.form("sspr-questions-form").action(), right.fields());
      assertThat(Step.of(late.submit())).isEqualTo(Step.QUESTIONS);
    }

    @Test
    void areAskedInTheWordsOfTheCatalogue() {
      corp.setUp(Corp.POLICY.replace("[\"email\"]", "[\"questions\"]"));

      Page page = walk.toQuestions(new Browserless(), Corp.nobody().username());

      assertThat(Questions.asked(page))
          .hasSize(3)
          .allSatisfy(text -> assertThat(text).contains("?").doesNotContain("ssprQuestion"));
    }

    @Test
    void leaveAnEventWithoutAnyAnswer() {
      Person anna = Questions.registered(corp, "anna");

      Questions.wrong(ask(anna)).submit();

      var event = Events.about(corp, anna.username(), "RESET_PASSWORD_ERROR");
      assertThat(event.getUserId()).isEqualTo(anna.id());
      assertThat(event.getDetails())
          .containsEntry("sspr_method", "questions")
          .containsEntry("sspr_reason", "wrong_answers")
          .doesNotContainValue(Questions.WRONG);
    }

    private Page ask(Person person) {
      return walk.toQuestions(new Browserless(), person.username());
    }
  }

  @Nested
  class AsAStepOfAFlow extends CorpTest {
    private static final String FLOW = "sign-in with questions";

    @Override
    String policy() {
      return Questions.policy(1, "[\"questions\"]");
    }

    @BeforeEach
    void useTheFlow() {
      AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
      flow.setAlias(FLOW);
      flow.setProviderId("basic-flow");
      flow.setTopLevel(true);
      flow.setBuiltIn(false);
      try (Response response = corp.admin().flows().createFlow(flow)) {
        assertThat(response.getStatus()).isEqualTo(201);
      }
      for (String step : List.of("auth-username-password-form", "sspr-security-questions")) {
        corp.admin().flows().addExecution(FLOW, Map.of("provider", step));
      }
      for (AuthenticationExecutionInfoRepresentation each :
          corp.admin().flows().getExecutions(FLOW)) {
        each.setRequirement("REQUIRED");
        corp.admin().flows().updateExecutions(FLOW, each);
      }
      bind(flowId());
    }

    @AfterEach
    void removeTheFlow() {
      bind("");
      corp.admin().flows().deleteFlow(flowId());
    }

    @Test
    void letAUserInWhoAnswersAll() {
      Page page = signIn(Questions.registered(corp, "anna"));

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.QUESTIONS);
      assertThat(page.has("#sspr-back")).isFalse();
      assertThat(Step.of(Questions.right(page).submit())).isEqualTo(Step.SIGNED_IN);
    }

    @Test
    void askOtherQuestionsAfterAWrongAnswer() {
      Page first = signIn(Questions.registered(corp, "anna"));

      Page second = Questions.wrong(first).submit();

      assertThat(Step.of(second)).isEqualTo(Step.QUESTIONS);
      assertThat(Questions.asked(second)).isNotEqualTo(Questions.asked(first));
      assertThat(Step.of(Questions.right(second).submit())).isEqualTo(Step.SIGNED_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"back", "tryAnotherWay", "resend"})
    void arePassedByNoOtherButton(String button) {
      Page page = signIn(Questions.registered(corp, "anna"));

      Page answer = page.form("sspr-questions-form").press(button);

      assertThat(Step.of(answer)).isNotEqualTo(Step.SIGNED_IN);
    }

    @Test
    void letNobodyInWhoHasRegisteredNone() {
      Page page = signIn(corp.registered("anna"));

      assertThat(Step.of(page)).as("%s", page).isNotIn(Step.SIGNED_IN, Step.QUESTIONS);
    }

    private Page signIn(Person person) {
      return new Browserless()
          .open(corp.signInPage())
          .form("kc-form-login")
          .with("username", person.username())
          .with("password", person.password())
          .submit();
    }

    private String flowId() {
      return corp.admin().flows().getFlows().stream()
          .filter(each -> FLOW.equals(each.getAlias()))
          .findFirst()
          .orElseThrow()
          .getId();
    }

    private void bind(String id) {
      ClientRepresentation client = corp.admin().clients().findByClientId(CorpRealm.CLIENT).get(0);
      client.setAuthenticationFlowBindingOverrides(Map.of("browser", id));
      corp.admin().clients().get(client.getId()).update(client);
    }
  }
}
