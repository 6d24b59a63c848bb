package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.AnswerHash;
import io.github.keycloaksspr.core.question.Catalogue;
import io.github.keycloaksspr.core.question.QuestionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisteredQuestionsTest {

  private static final Policy.Questions POLICY =
      new Policy.Questions(
          5,
          3,
          Catalogue.ids(),
          List.of(new Policy.CustomQuestion("badge", Map.of("en", "Which badge?"))));

  @ParameterizedTest
  @CsvSource({
    "first-pet first-job first-love,true",
    "first-pet first-job,false",
    "first-pet first-job custom:badge,true",
    "first-pet first-job custom:gone,false",
    "first-pet first-job custom:gone first-love,true"
  })
  void enoughAreRegisteredWhenAsManyCanBeAskedAsMustBeAnswered(String ids, boolean enough) {
    List<RegisteredQuestions.Registered> answers =
        Arrays.stream(ids.split(" "))
            .map(
                id ->
                    new RegisteredQuestions.Registered(
                        new QuestionId(id), new AnswerHash("{}", "{}")))
            .toList();

    assertThat(new RegisteredQuestions(answers, Source.USER, Instant.EPOCH).enough(POLICY))
        .isEqualTo(enough);
  }
}
