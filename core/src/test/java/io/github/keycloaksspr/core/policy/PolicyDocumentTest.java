package io.github.keycloaksspr.core.policy;

import static io.github.keycloaksspr.core.policy.Documents.SAMPLE;
import static io.github.keycloaksspr.core.policy.Documents.SHORT;
import static io.github.keycloaksspr.core.policy.Documents.errors;
import static io.github.keycloaksspr.core.policy.Documents.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.password.BannedTerms;
import io.github.keycloaksspr.core.policy.Policy.Activity;
import io.github.keycloaksspr.core.policy.Policy.AdminReset;
import io.github.keycloaksspr.core.policy.Policy.Administrators;
import io.github.keycloaksspr.core.policy.Policy.Attributes;
import io.github.keycloaksspr.core.policy.Policy.Branding;
import io.github.keycloaksspr.core.policy.Policy.CustomQuestion;
import io.github.keycloaksspr.core.policy.Policy.Expiry;
import io.github.keycloaksspr.core.policy.Policy.HelpdeskCall;
import io.github.keycloaksspr.core.policy.Policy.Limits;
import io.github.keycloaksspr.core.policy.Policy.Notifications;
import io.github.keycloaksspr.core.policy.Policy.Passwords;
import io.github.keycloaksspr.core.policy.Policy.Phone;
import io.github.keycloaksspr.core.policy.Policy.Questions;
import io.github.keycloaksspr.core.policy.Policy.Registration;
import io.github.keycloaksspr.core.policy.Policy.Sessions;
import io.github.keycloaksspr.core.policy.Policy.Writeback;
import io.github.keycloaksspr.core.question.Catalogue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {

  @Test
  void theContractsSampleIsReadWhole() {
    assertThat(policy(SAMPLE))
        .isEqualTo(
            new Policy(
                Scope.ALL,
                List.of(),
                List.of(),
                1,
                List.of(Method.EMAIL, Method.MOBILE_TEXT),
                new Questions(
                    5,
                    3,
                    List.of("first-pet"),
                    List.of(
                        new CustomQuestion(
                            "badge",
                            Map.of(
                                "en",
                                "What is on your badge?",
                                "de",
                                "Was steht auf Ihrem Ausweis?")))),
                new Registration(true, 180, 0, null, 0),
                new Phone(null, List.of(), false),
                new Attributes(null, null, null),
                URI.create("mailto:help@example.org"),
                HelpdeskRequest.LINK,
                new Notifications(true, true, true),
                new Writeback(false, false, false, null),
                new Administrators(
                    2,
                    List.of(
                        Method.EMAIL, Method.MOBILE_TEXT, Method.MOBILE_CALL, Method.OFFICE_CALL)),
                AfterReset.SIGN_IN,
                new Sessions(EndedSessions.ALL, EndedSessions.CHOICE, true),
                "none",
                new Branding("Corp", URI.create("https://corp.example/logo.png"), "#0b5"),
                new Passwords(BannedTerms.of(List.of())),
                new AdminReset(24, 60),
                new Limits(5, 5, 5, 5, 5, 10, 3, 300, 500, 3, 10, 200, 24, List.of()),
                new Expiry(List.of()),
                new Activity(
                    0, OnUserDeletion.ANONYMISE, null, null, new HelpdeskCall(20, null, null))));
  }

  @Nested
  class WhenNothingIsSet {

    private final Policy policy = policy("{}");

    @Test
    void selfServiceIsForNobody() {
      assertThat(policy.scope()).isEqualTo(Scope.NONE);
    }

    @Test
    void oneGateIsAsked() {
      assertThat(policy.gates()).isEqualTo(1);
    }

    @Test
    void noMethodIsEnabled() {
      assertThat(policy.methods()).isEmpty();
    }

    @Test
    void fiveQuestionsAreRegisteredAndThreeAsked() {
      assertThat(policy.questions()).isEqualTo(new Questions(5, 3, Catalogue.ids(), List.of()));
    }

    @Test
    void registrationIsOptionalAndReconfirmedTwiceAYear() {
      assertThat(policy.registration()).isEqualTo(new Registration(false, 180, 0, null, 0));
    }

    @Test
    void usersAndAdministratorsAreTold() {
      assertThat(policy.notifications()).isEqualTo(new Notifications(true, true, true));
    }

    @Test
    void nobodyIsRemindedOfAnExpiry() {
      assertThat(policy.expiry()).isEqualTo(new Expiry(List.of()));
    }

    @Test
    void allSessionsEndWithAResetAndOthersWithAChangeIfTheUserSaysSo() {
      assertThat(policy.sessions())
          .isEqualTo(new Sessions(EndedSessions.ALL, EndedSessions.CHOICE, true));
    }

    @Test
    void nothingIsWrittenBack() {
      assertThat(policy.writeback()).isEqualTo(new Writeback(false, false, false, null));
    }

    @Test
    void administratorsPassTwoGatesWithoutQuestions() {
      assertThat(policy.administrators())
          .isEqualTo(
              new Administrators(
                  2,
                  List.of(
                      Method.EMAIL, Method.MOBILE_TEXT, Method.MOBILE_CALL, Method.OFFICE_CALL)));
    }

    @Test
    void usersSignInAgain() {
      assertThat(policy.afterReset()).isEqualTo(AfterReset.SIGN_IN);
    }

    @Test
    void pagesAreNotBranded() {
      assertThat(policy.branding()).isEqualTo(new Branding(null, null, null));
    }

    @Test
    void noHelpdeskIsShown() {
      assertThat(policy.helpdesk()).isNull();
      assertThat(policy.helpdeskRequest()).isEqualTo(HelpdeskRequest.LINK);
    }

    @Test
    void fiveProofsMayFail() {
      assertThat(policy.limits())
          .isEqualTo(new Limits(5, 5, 5, 5, 5, 10, 3, 300, 500, 3, 10, 200, 24, List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scope",
        "groups",
        "gates",
        "questions",
        "helpdesk",
        "notify",
        "administrators",
        "limits"
      })
  void nullStandsForTheDefault(String field) {
    assertThat(policy("{\"" + field + "\":null}")).isEqualTo(policy("{}"));
  }

  @Nested
  class WhatIsWritten {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          SHORT,
          SAMPLE,
          """
          {"scope":"selected","groups":["/staff/été"],"roles":["reset","app.reset"],"gates":2,
           "methods":["questions","office-call","email"],"afterReset":"continue",
           "registration":{"required":true,"reconfirmDays":0},"notify":{"user":false,"admins":false},
           "writeback":{"enabled":true,"unlockWithoutReset":true},"limits":{"proofs":100},
           "administrators":{"gates":1,"methods":["office-call"]},"helpdesk":"https://help.example/?a=b&c=%20"}
          """,
          """
          {"helpdesk":"mailto:help@example.org","helpdeskRequest":"mail",
           "limits":{"helpdeskRequests":1,"helpdeskPerSource":1000000,"helpdeskPerDay":7}}
          """,
          """
          {"expiry":{"remindDays":[90,14,3,2,1]},"activity":{"keepDays":365,"onUserDeletion":"delete","webhook":{"url":"https://siem.example/in?v=1","secret":"${vault.sspr-webhook}"},"syslog":{"url":"tls://[2001:db8::1]:6514","format":"cef"},"helpdeskCall":{"minutes":0,"cost":100,"currency":"JPY"}},"branding":{"name":"\\"Quoted\\" <&> 株式会社 \\ud83c\\udfe2"},
           "questions":{"custom":[{"id":"a","text":{"zh-Hans":"你的第一只宠物？","pt-BR":"Qual?","en":"Why\\nnot?"}}]}}
          """
        })
    void readsBackEqual(String document) {
      Policy policy = policy(document);

      assertThat(policy(PolicyDocument.write(policy))).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({"15.5, 15.50", "100, 100.00", "0, 0.00", "1e2, 100.00", "9999999.99, 9999999.99"})
    void holdsAnAmountAsPeopleReadIt(String given, String written) {
      String document = "{\"activity\":{\"helpdeskCall\":{\"cost\":%s}}}".formatted(given);

      assertThat(PolicyDocument.write(policy(document))).contains("\"cost\":" + written + "}");
    }

    @Test
    void isTheSameForEqualPolicies() {
      assertThat(PolicyDocument.write(policy(PolicyDocument.write(policy(SAMPLE)))))
          .isEqualTo(PolicyDocument.write(policy(SAMPLE)));
    }

    @Test
    void leavesOutWhatIsNotSet() {
      assertThat(PolicyDocument.write(policy("{}")))
          .doesNotContain("\"helpdesk\"", "logo", "cost", "currency", "null");
    }
  }

  @Nested
  class TextThatIsNoDocument {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null", "[]", "\"all\"", "5", "true"})
    void mustBeAnObject(String text) {
      assertThat(errors(text))
          .containsExactly(new FieldError("", "The policy must be a JSON object."));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        textBlock =
            """
            {                    | 2
            {]                   | 2
            {scope:"all"}        | 2
            {'scope':'all'}      | 2
            {"scope":"all",}     | 16
            {"gates":01}         | 11
            {"gates":NaN}        | 13
            {} // comment        | 4
            """)
    void mustBeJson(String text, int column) {
      assertThat(errors(text))
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.field()).isEmpty();
                assertThat(error.error())
                    .matches("The policy is not valid JSON \\(line 1, column \\d+\\)\\.");
                assertThat(error.error()).contains("column " + column);
              });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{} x", "{}}", "{},", "{} null"})
    void mustEndWithTheObject(String text) {
      assertThat(errors(text))
          .singleElement()
          .extracting(FieldError::error)
          .asString()
          .startsWith("The policy is not valid JSON (line 1, column ")
          .endsWith(").");
    }

    @Test
    void isNotQuoted() {
      assertThat(errors("{\"helpdesk\": secret-of-somebody}").toString())
          .doesNotContain("secret-of-somebody");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        textBlock =
            """
            {"gates":1,"gates":2}                                             | gates
            {"notify":{"user":true,"user":false}}                             | user
            {"questions":{"custom":[{"id":"a","id":"b","text":{"en":"Why?"}}]}} | id
            """)
    void mustNotNameAFieldTwice(String text, String field) {
      assertThat(errors(text))
          .singleElement()
          .extracting(FieldError::error)
          .asString()
          .startsWith("The policy is not valid JSON (line 1, column ")
          .endsWith(": Duplicate field '" + field + "'.");
    }

    @Test
    void mustNotBeNestedWithoutEnd() {
      assertThat(errors("[".repeat(100_000))).hasSize(1);
    }
  }

  @Test
  void anAmountThatIsBeyondAllNumbersIsRefused() {
    assertThat(errors("{\"activity\":{\"helpdeskCall\":{\"cost\":1e400}}}"))
        .containsExactly(
            new FieldError(
                "activity.helpdeskCall.cost",
                "The value must be an amount such as 12.5, less than 10000000."));
  }

  @Nested
  class TheLength {

    @Test
    void mayBeTwoHundredThousandCharacters() {
      assertThat(policy(SHORT + " ".repeat(200_000 - SHORT.length()))).isEqualTo(policy(SHORT));
    }

    @Test
    void mayNotBeMore() {
      assertThat(errors(SHORT + " ".repeat(200_001 - SHORT.length())))
          .containsExactly(
              new FieldError(
                  "",
                  "The policy, with its defaults filled in, must not be longer than 200000"
                      + " characters."));
    }

    @Test
    void countsTheDefaultsSoThatWhatIsStoredCanBeRead() {
      StringBuilder groups = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        groups.append(i == 0 ? "" : ",").append("\"/").append(1000 + i).append("y".repeat(991));
        groups.append('"');
      }
      String document =
          "{\"scope\":\"selected\",\"methods\":[\"email\"],\"groups\":[" + groups + "]}";

      assertThat(document.length()).isLessThanOrEqualTo(200_000);
      assertThat(errors(document)).extracting(FieldError::field).containsExactly("");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"helpdesk\":5}",
        "{\"helpdesk\":\"https://user:secret@example.org/\"}",
        "{\"branding\":{\"name\":\"   \"}}",
        "{\"branding\":{\"name\":\"a\\u202eb\"}}"
      })
  void oneMistakeIsOneError(String document) {
    assertThat(errors(document)).hasSize(1);
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    assertThat(errors("{\"scope\":\"some\",\"gates\":3,\"notify\":{\"users\":true},\"colour\":1}"))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("scope", "gates", "notify.users", "colour");
  }
}
