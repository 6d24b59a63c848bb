package io.github.keycloaksspr.core.policy;

import static io.github.keycloaksspr.core.policy.Documents.errors;
import static io.github.keycloaksspr.core.policy.Documents.policy;
import static io.github.keycloaksspr.core.policy.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.question.Catalogue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of a document may hold together. */
class PolicyRulesTest {

  @Nested
  class TheScope {

    @Test
    void selectedNeedsAGroupOrRole() {
      assertThat(errors("{\"scope\":\"selected\",\"methods\":[\"email\"]}"))
          .containsExactly(
              new FieldError("scope", "The scope 'selected' needs at least one group or role."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"groups\":[\"/staff\"]", "\"roles\":[\"reset\"]"})
    void selectedIsContentWithEither(String named) {
      assertThat(policy("{\"scope\":\"selected\",\"methods\":[\"email\"]," + named + "}").scope())
          .isEqualTo(Scope.SELECTED);
    }

    @Test
    void groupsAreNamedByPath() {
      assertThat(errors(with("groups", "[\"/staff\",\"sales\"]")))
          .containsExactly(
              new FieldError("groups", "A group is named by its path, which starts with '/'."));
    }
  }

  @Nested
  class Gates {

    private static final String REASON =
        "For 2 gates at least 2 methods must be enabled that do not reach the same device.";

    @ParameterizedTest
    @ValueSource(strings = {"all", "selected"})
    void needAMethod(String scope) {
      assertThat(errors("{\"scope\":\"" + scope + "\",\"roles\":[\"reset\"]}"))
          .containsExactly(new FieldError("methods", "At least one method must be enabled."));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"email\"",
          "\"mobile-text\"",
          "\"questions\"",
          "\"mobile-text\",\"mobile-call\""
        })
    void cannotBeTwoOnOneDevice(String methods) {
      assertThat(errors("{\"scope\":\"all\",\"gates\":2,\"methods\":[" + methods + "]}"))
          .containsExactly(new FieldError("methods", REASON));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"email\",\"mobile-text\"",
          "\"mobile-call\",\"office-call\"",
          "\"mobile-text\",\"mobile-call\",\"questions\""
        })
    void canBeTwoOnDifferentDevices(String methods) {
      assertThat(policy("{\"scope\":\"all\",\"gates\":2,\"methods\":[" + methods + "]}").gates())
          .isEqualTo(2);
    }

    @Test
    void areCheckedWhileNobodyIsInScope() {
      assertThat(errors("{\"gates\":2,\"methods\":[\"email\"]}"))
          .containsExactly(new FieldError("methods", REASON));
    }

    @Test
    void mayLackMethodsWhileNobodyIsInScope() {
      assertThat(policy("{\"scope\":\"none\",\"gates\":2}").methods()).isEmpty();
    }
  }

  @Nested
  class Administrators {

    @Test
    void needAMethodInAnyScope() {
      assertThat(errors("{\"administrators\":{\"methods\":[]}}"))
          .containsExactly(
              new FieldError("administrators.methods", "At least one method must be enabled."));
    }

    @Test
    void needTwoDevicesForTheirTwoGates() {
      assertThat(errors(with("administrators.methods", "[\"mobile-text\",\"mobile-call\"]")))
          .containsExactly(new FieldError("administrators.methods", Gates.REASON));
    }

    @Test
    void mayHaveOneGate() {
      assertThat(
              policy(with("administrators", "{\"gates\":1,\"methods\":[\"email\"]}"))
                  .requirement(true))
          .isEqualTo(new Policy.Requirement(1, List.of(Method.EMAIL)));
    }

    @Test
    void mayUseWhatTheyHaveSetUpInKeycloak() {
      assertThat(
              policy(with("administrators.methods", "[\"totp\",\"recovery-code\",\"passkey\"]"))
                  .requirement(true))
          .isEqualTo(
              new Policy.Requirement(
                  2, List.of(Method.TOTP, Method.RECOVERY_CODE, Method.PASSKEY)));
    }

    @Test
    void areNotAskedQuestions() {
      assertThat(errors(with("administrators.methods", "[\"email\",\"questions\"]")))
          .containsExactly(
              new FieldError(
                  "administrators.methods", "Security questions are not for administrators."));
    }
  }

  @Nested
  class Questions {

    @ParameterizedTest
    @CsvSource({"3,4", "3,5", "4,5"})
    void mustBeRegisteredInTheNumberAsked(int register, int answer) {
      assertThat(errors(with("questions", numbers(register, answer))))
          .containsExactly(
              new FieldError(
                  "questions.register",
                  "At least as many questions must be registered as are asked."));
    }

    @ParameterizedTest
    @CsvSource({"3,3", "4,3", "5,3", "5,5"})
    void mayBeRegisteredInAGreaterNumber(int register, int answer) {
      assertThat(policy(with("questions", numbers(register, answer))).questions().answer())
          .isEqualTo(answer);
    }

    private static String numbers(int register, int answer) {
      return "{\"register\":" + register + ",\"answer\":" + answer + "}";
    }

    @ParameterizedTest
    @CsvSource({"0,20", "19,1", "35,0"})
    void areOfferedUpToTwenty(int catalogue, int custom) {
      assertThat(policy(with("questions", offered(catalogue, custom))).questions().custom())
          .hasSize(custom);
    }

    @ParameterizedTest
    @CsvSource({"0,21", "20,1", "35,1"})
    void areNotOfferedInAGreaterNumberWithOwnOnes(int catalogue, int custom) {
      assertThat(errors(with("questions", offered(catalogue, custom))))
          .containsExactly(
              new FieldError(
                  "questions.custom",
                  "With questions of your own at most 20 can be offered in all."));
    }

    private static String offered(int catalogue, int custom) {
      return "{\"catalogue\":"
          + Catalogue.ids().stream()
              .limit(catalogue)
              .collect(Collectors.joining("\",\"", "[\"", "\"]"))
              .replace("[\"\"]", "[]")
          + ",\"custom\":"
          + list(custom, "{\"id\":\"own%d\",\"text\":{\"en\":\"Why?\"}}")
          + "}";
    }

    private static String list(int size, String item) {
      return IntStream.range(0, size)
          .mapToObj(item::formatted)
          .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void needDifferentIds() {
      assertThat(
              errors(
                  with(
                      "questions.custom",
                      """
                      [{"id":"a","text":{"en":"Why?"}},{"id":"a","text":{"en":"Who?"}}]
                      """)))
          .containsExactly(
              new FieldError("questions.custom[1].id", "The question id is used twice."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "-a", "a_b", "a b", "é", "a\\n"})
    void needPlainIds(String id) {
      assertThat(errors(with("questions.custom", "[" + question(id, "en", "Why?") + "]")))
          .containsExactly(
              new FieldError(
                  "questions.custom",
                  "A question needs an id of up to 50 lower-case letters, digits and dashes."));
    }

    @Test
    void needAnId() {
      assertThat(errors(with("questions.custom", "[{\"text\":{\"en\":\"Why?\"}}]")))
          .extracting(FieldError::field)
          .containsExactly("questions.custom");
    }

    @Test
    void needAText() {
      assertThat(errors(with("questions.custom", "[{\"id\":\"a\"}]")))
          .containsExactly(
              new FieldError(
                  "questions.custom", "A question needs a text in at least one language."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR", "zh-Hans", "sr-Latn-RS"})
    void areWrittenInAnyLanguage(String language) {
      assertThat(
              policy(with("questions.custom", "[" + question("a", language, "Why?") + "]"))
                  .questions()
                  .custom())
          .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "en_US", "english language", "en-", "-"})
    void areNotWrittenInAnUnknownTag(String language) {
      assertThat(errors(with("questions.custom", "[" + question("a", language, "Why?") + "]")))
          .containsExactly(
              new FieldError("questions.custom", "'" + language + "' is not a language tag."));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 200})
    void haveThreeToTwoHundredCharactersOfAnyScript(int length) {
      String text = "𠮷".repeat(length);

      assertThat(
              policy(with("questions.custom", "[" + question("a", "ja", text) + "]"))
                  .questions()
                  .custom())
          .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 201})
    void haveNoOtherLength(int length) {
      assertThat(
              errors(with("questions.custom", "[" + question("a", "en", "x".repeat(length)) + "]")))
          .containsExactly(
              new FieldError("questions.custom", "A question must have 3 to 200 characters."));
    }

    private static String question(String id, String language, String text) {
      return "{\"id\":\"" + id + "\",\"text\":{\"" + language + "\":\"" + text + "\"}}";
    }
  }
}
