package io.github.keycloaksspr.adminuiext.methods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.Answer;
import io.github.keycloaksspr.core.question.AnswerRules;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.question.QuestionId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsBodyTest {

  private static final Policy.Questions POLICY =
      new Policy.Questions(
          3,
          3,
          List.of("first-pet", "first-job", "childhood-hero"),
          List.of(new Policy.CustomQuestion("badge", Map.of("en", "Which badge?"))));

  private final QuestionsBody questions =
      new QuestionsBody(POLICY, new AnswerRules(question -> List.of("The first pet?")));

  @Test
  void offeredQuestionsWithGoodAnswersAreTaken() {
    QuestionsBody.Parsed parsed =
        questions.parse(
            """
            {"questions":[
              {"question":"first-pet","answer":" Rex "},
              {"question":"custom:badge","answer":"4711"},
              {"question":"childhood-hero","answer":"Pippi"}]}
            """);

    assertThat(parsed)
        .isEqualTo(
            new QuestionsBody.Valid(
                List.of(
                    given("first-pet", "Rex"),
                    given("custom:badge", "4711"),
                    given("childhood-hero", "Pippi"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first-pet=Secret1 first-pet=Secret2 first-job=Secret3|questions[1].question",
        "first-pet=Secret1 first-job=SECRET1 custom:badge=Secret3|questions[1].answer",
        "first-pet=Secret1 first-job=No custom:badge=Secret3|questions[1].answer",
        "first-pet=pet first-job=Secret1 custom:badge=Secret3|questions[0].answer",
        "first-love=Secret1 first-job=Secret2 custom:badge=Secret3|questions[0].question",
        "first-pet=Secret1 first-job=Secret2 custom:gone=Secret3|questions[2].question",
        "first-pet=Secret1 first-job=Secret2|questions",
        "first-pet=Secret1 first-job=Secret2 custom:badge=Secret3 childhood-hero=Secret4|questions"
      })
  void whatIsWrongIsSaidAtItsFieldAndWithoutAnAnswer(String given, String field) {
    List<FieldError> errors = errors(body(given));

    assertThat(errors).extracting(FieldError::field).containsExactly(field);
    assertThat(errors.toString()).doesNotContainIgnoringCase("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"questions\":{}}",
        "{\"questions\":\"Secret\"}",
        "{\"questions\":[\"Secret\"",
        "{\"questions\":[],\"questions\":[]}",
        "{\"questions\":[]} Secret"
      })
  void otherBodiesAreRefused(String body) {
    assertThat(errors(body)).extracting(FieldError::field).containsExactly("questions");
    assertThat(errors(body).toString()).doesNotContain("Secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "[\"Secret\"]", "{\"a\":\"Secret\"}"})
  void anAnswerThatIsNoTextIsRefused(String answer) {
    String body = body("first-pet=X first-job=Secret custom:badge=Other");

    assertThat(errors(body.replace("\"X\"", answer)))
        .containsExactly(new FieldError("questions[0].answer", "The answer must be a text."));
  }

  @Test
  void aBodyThatIsTooLongIsRefused() {
    assertThat(errors(body("first-pet=" + "x".repeat(10_000) + " a=b c=d")))
        .extracting(FieldError::field)
        .containsExactly("questions");
  }

  private List<FieldError> errors(String body) {
    return questions.parse(body) instanceof QuestionsBody.Invalid invalid
        ? invalid.errors()
        : List.of();
  }

  private static String body(String given) {
    StringBuilder body = new StringBuilder();
    for (String each : given.split(" ", -1)) {
      String[] pair = each.split("=", 2);
      body.append(body.isEmpty() ? "" : ",")
          .append("{\"question\":\"" + pair[0] + "\",\"answer\":\"" + pair[1] + "\"}");
    }
    return "{\"questions\":[" + body + "]}";
  }

  private static GivenAnswer given(String question, String answer) {
    return new GivenAnswer(new QuestionId(question), Answer.of(answer));
  }
}
