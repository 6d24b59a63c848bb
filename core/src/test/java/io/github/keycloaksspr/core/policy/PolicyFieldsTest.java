package io.github.keycloaksspr.core.policy;

import static io.github.keycloaksspr.core.policy.Documents.errors;
import static io.github.keycloaksspr.core.policy.Documents.policy;
import static io.github.keycloaksspr.core.policy.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the single fields of a document may hold. */
class PolicyFieldsTest {

  /** Says that something is wrong with just this field, in sentences. */
  private static void assertRefused(String document, String field) {
    assertThat(errors(document)).extracting(FieldError::field).containsOnly(field);
    assertThat(errors(document))
        .extracting(FieldError::error)
        .allSatisfy(error -> assertThat(error).matches("[A-Z'].{10,}\\."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          scope                        | "everybody"
          scope                        | "ALL"
          scope                        | ""
          scope                        | 1
          scope                        | true
          scope                        | ["all"]
          scope                        | {}
          groups                       | "/staff"
          groups                       | {}
          groups                       | [1]
          groups                       | [null]
          groups                       | [""]
          groups                       | [" "]
          groups                       | ["/a", "/a"]
          roles                        | "reset"
          roles                        | [true]
          roles                        | [["reset"]]
          roles                        | ["a", "b", "a"]
          gates                        | "1"
          gates                        | 0
          gates                        | -1
          gates                        | 3
          gates                        | 1.5
          gates                        | 1.0
          gates                        | 4294967297
          gates                        | 99999999999999999999
          gates                        | true
          gates                        | [1]
          methods                      | "email"
          methods                      | {"email":true}
          methods                      | ["fax"]
          methods                      | ["EMAIL"]
          methods                      | [1]
          methods                      | ["email", "email"]
          questions                    | []
          questions                    | "five"
          questions                    | 5
          questions.register           | 2
          questions.register           | 6
          questions.register           | "5"
          questions.answer             | 2
          questions.answer             | 6
          questions.catalogue          | "first-pet"
          questions.catalogue          | ["first-pet", "first-pet"]
          questions.catalogue          | [7]
          questions.custom             | {}
          questions.custom             | "badge"
          registration                 | true
          registration.required        | "true"
          registration.required        | 1
          registration.reconfirmDays   | -1
          registration.reconfirmDays   | 731
          registration.reconfirmDays   | "180"
          helpdesk                     | 5
          helpdesk                     | {}
          helpdesk                     | ""
          helpdeskRequest              | "button"
          helpdeskRequest              | true
          limits.helpdeskRequests      | 0
          limits.helpdeskRequests      | 101
          limits.helpdeskPerSource     | 0
          limits.helpdeskPerDay        | 1000001
          notify                       | true
          notify.user                  | "yes"
          notify.admins                | 0
          writeback                    | false
          writeback.enabled            | "false"
          writeback.unlockWithoutReset | 1
          administrators               | 2
          administrators.gates         | 0
          administrators.gates         | 3
          administrators.methods       | "email"
          administrators.methods       | ["pigeon"]
          afterReset                   | "home"
          afterReset                   | "SIGN_IN"
          afterReset                   | true
          sessions                     | "all"
          sessions.afterReset          | "none"
          sessions.afterReset          | "others"
          sessions.afterChange         | "all"
          sessions.offline             | "true"
          sessions.other               | true
          activity                     | 30
          activity.keepDays            | -1
          activity.keepDays            | 36501
          activity.keepDays            | "30"
          activity.onUserDeletion      | "keep"
          activity.helpdeskCall          | 20
          activity.helpdeskCall.minutes  | -1
          activity.helpdeskCall.minutes  | 1441
          activity.helpdeskCall.minutes  | 1.5
          activity.helpdeskCall.cost     | "12.5"
          activity.helpdeskCall.cost     | -1
          activity.helpdeskCall.cost     | 0.001
          activity.helpdeskCall.cost     | 10000000
          activity.helpdeskCall.currency | "XYZ"
          activity.helpdeskCall.currency | "eur"
          activity.helpdeskCall.currency | "EUR"
          activity.helpdeskCall.currency | 978
          activity.helpdeskCall.price    | 1
          expiry                       | [14]
          expiry.remindDays            | 14
          expiry.remindDays            | {}
          expiry.remindDays            | ["14"]
          expiry.remindDays            | [14.0]
          expiry.remindDays            | [0]
          expiry.remindDays            | [91]
          expiry.remindDays            | [3, 14]
          expiry.remindDays            | [3, 3]
          expiry.remindDays            | [6, 5, 4, 3, 2, 1]
          branding                     | "Corp"
          branding.name                | ""
          branding.name                | 5
          branding.name                | "a\\nb"
          branding.name                | "a\\u0000b"
          branding.logo                | 5
          branding.logo                | ""
          branding.color               | "red"
          branding.color               | "#0b5c"
          branding.color               | "#ggg"
          branding.color               | "0b5"
          branding.color               | "#0b5;background:url(//evil.example)"
          branding.color               | "#0b5\\n"
          branding.color               | 5
          limits                       | 5
          limits.proofs                | 0
          limits.proofs                | 101
          limits.proofs                | "5"
          """)
  void wrongValuesAreRefusedByName(String field, String value) {
    assertRefused(with(field, value), field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          [1]                                       | questions.custom[0]
          [{"id":"a","text":{"en":"Why?"}}, "b"]    | questions.custom[1]
          [{"id":1,"text":{"en":"Why?"}}]           | questions.custom[0].id
          [{"id":"a","text":"Why?"}]                | questions.custom[0].text
          [{"id":"a","text":{"en":5,"de":"Wie?"}}]  | questions.custom[0].text.en
          [{"id":"a","text":{"en":"Why?"},"x":1}]   | questions.custom[0].x
          """)
  void mistakesInAQuestionAreNamedByItsPlace(String custom, String field) {
    assertRefused(with("questions.custom", custom), field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Scope",
        "gate",
        "questions.ask",
        "registration.reconfirm",
        "notify.users",
        "writeback.url",
        "administrators.scope",
        "branding.colour",
        "limits.sms"
      })
  void unknownFieldsAreRefused(String field) {
    assertThat(errors(with(field, "true")))
        .containsExactly(new FieldError(field, "There is no such setting."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          scope                      | "none"
          gates                      | 1
          questions.register         | 3
          questions.answer           | 5
          registration.reconfirmDays | 0
          registration.reconfirmDays | 730
          administrators.gates       | 1
          afterReset                 | "continue"
          sessions.afterReset        | "choice"
          sessions.afterChange       | "others"
          sessions.offline           | false
          branding.name              | "C"
          branding.color             | "#0b5"
          branding.color             | "#0B5Cad"
          limits.proofs              | 1
          limits.proofs              | 100
          """)
  void valuesAtTheirBoundsAreAccepted(String field, String value) {
    assertThat(policy(with(field, value))).isNotNull();
  }

  @Nested
  class TheHelpdesk {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "mailto:help@example.org",
          "mailto:help@example.org?subject=Reset",
          "https://help.example",
          "http://help.example:8080/a?b=c#d",
          "HTTPS://help.example/"
        })
    void mayBeAMailboxOrAPage(String value) {
      assertThat(policy(with("helpdesk", "\"" + value + "\"")).helpdesk())
          .isEqualTo(URI.create(value));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "javascript:alert(1)",
          "JavaScript:alert(1)",
          " javascript:alert(1)",
          "java\\nscript:alert(1)",
          "data:text/html,<script>alert(1)</script>",
          "data:text/html;base64,PHNjcmlwdD4=",
          "vbscript:msgbox(1)",
          "file:///etc/passwd",
          "ftp://help.example/",
          "tel:+14255551234",
          "//help.example/",
          "/help",
          "help@example.org",
          "help.example",
          "https:",
          "https://",
          "https:help.example",
          "https:///help",
          "http:javascript:alert(1)",
          "mailto:",
          "mailto:help@example.org\\r\\nBcc: all@example.org",
          "https://help.example/\\\"onclick=\\\"alert(1)",
          "https://help.example/<script>",
          "https://help example/"
        })
    void mayBeNothingElse(String value) {
      assertRefused(with("helpdesk", "\"" + value + "\""), "helpdesk");
    }
  }

  @Nested
  class ARequestToTheHelpdesk {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "mailto:help@example.org",
          "MailTo:help@example.org?subject=Reset",
          "mailto:help@example.org,desk@example.org"
        })
    void mayBeAMailToAMailbox(String helpdesk) {
      assertThat(policy(asking(helpdesk)).helpdeskRequest()).isEqualTo(HelpdeskRequest.MAIL);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://help.example/a@b.example",
          "mailto:nobody",
          "mailto:?to=help@example.org",
          "mailto:a@corp.example%0D%0ABcc:evil@corp.example"
        })
    void needsAMailbox(String helpdesk) {
      assertRefused(asking(helpdesk), "helpdeskRequest");
    }

    @Test
    void needsAHelpdesk() {
      assertRefused(with("helpdeskRequest", "\"mail\""), "helpdeskRequest");
    }

    private static String asking(String helpdesk) {
      return with("helpdesk", "\"" + helpdesk + "\"")
          .replaceFirst("\\{", "{\"helpdeskRequest\":\"mail\",");
    }
  }

  @Nested
  class TheLogo {

    @Test
    void mayBeAPictureOfASecureSite() {
      assertThat(policy(with("branding.logo", "\"https://corp.example/l.png\"")).branding().logo())
          .isEqualTo(URI.create("https://corp.example/l.png"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://corp.example/l.png",
          "javascript:alert(1)",
          "data:image/png;base64,iVBORw0KGgo=",
          "mailto:logo@corp.example",
          "//corp.example/l.png",
          "l.png"
        })
    void mayBeNothingElse(String value) {
      assertRefused(with("branding.logo", "\"" + value + "\""), "branding.logo");
    }
  }

  @Nested
  class LongValues {

    private static String list(int size) {
      return IntStream.range(0, size)
          .mapToObj(i -> "\"/g" + i + "\"")
          .collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(int length) {
      return "\"" + "x".repeat(length) + "\"";
    }

    @Test
    void aThousandGroupsAreAccepted() {
      assertThat(policy(with("groups", list(1_000))).groups()).hasSize(1_000);
    }

    @Test
    void oneGroupMoreIsRefused() {
      assertRefused(with("groups", list(1_001)), "groups");
    }

    @Test
    void aRoleOfAThousandCharactersIsAccepted() {
      assertThat(policy(with("roles", "[" + text(1_000) + "]")).roles()).hasSize(1);
    }

    @Test
    void aLongerRoleIsRefused() {
      assertRefused(with("roles", "[" + text(1_001) + "]"), "roles");
    }

    @Test
    void anOrganisationOfAHundredCharactersIsAccepted() {
      String name = "🏢".repeat(100);

      assertThat(policy(with("branding.name", "\"" + name + "\"")).branding().name())
          .isEqualTo(name);
    }

    @Test
    void aLongerOrganisationIsRefused() {
      assertRefused(with("branding.name", text(101)), "branding.name");
    }
  }

  @Test
  void listsKeepTheirOrder() {
    assertThat(policy(with("roles", "[\"c\",\"a\",\"b\"]")).roles())
        .isEqualTo(List.of("c", "a", "b"));
  }
}
