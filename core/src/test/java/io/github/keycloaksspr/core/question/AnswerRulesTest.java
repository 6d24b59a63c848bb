package io.github.keycloaksspr.core.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.question.AnswerError.Reason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRulesTest {

  private static final AnswerRules RULES =
      new AnswerRules(question -> List.of("What was your first pet called?", "Wie hei\u00dft er?"));

  @Test
  void differentAnswersToDifferentQuestionsAreFine() {
    assertThat(RULES.check(answers("first-pet=Rex", "first-job=Baker", "custom:badge=4711")))
        .isEmpty();
  }

  @Test
  void aQuestionIsAnsweredOnce() {
    assertThat(RULES.check(answers("first-pet=Rex", "first-job=Baker", "first-pet=Max")))
        .containsExactly(new AnswerError(2, Reason.QUESTION_TWICE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rex", "rex", " REX ", "\uff32\uff25\uff38", "R\u200bex"})
  void anAnswerIsGivenOnceHoweverItIsWritten(String again) {
    assertThat(RULES.check(answers("first-pet=Rex", "childhood-hero=" + again)))
        .containsExactly(new AnswerError(1, Reason.ANSWER_TWICE));
  }

  @Test
  void aQuestionCanBeDoubledAndItsAnswerTooShort() {
    assertThat(RULES.check(answers("first-pet=Rex", "first-pet=Ed")))
        .containsExactly(
            new AnswerError(1, Reason.QUESTION_TWICE), new AnswerError(1, Reason.TOO_SHORT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ed", " a  ", "\u200bEd\u200b", "\ud83d\udc36\ud83d\udc31"})
  void anAnswerHasAtLeastThreeCharacters(String answer) {
    assertThat(RULES.check(answers("first-pet=" + answer)))
        .containsExactly(new AnswerError(0, Reason.TOO_SHORT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e9", "\ud83d\udc36"})
  void anAnswerHasAtMostFortyCharacters(String character) {
    assertThat(RULES.check(answers("first-pet=" + character.repeat(40)))).isEmpty();
    assertThat(RULES.check(answers("first-pet=" + character.repeat(41))))
        .containsExactly(new AnswerError(0, Reason.TOO_LONG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first",
        "FIRST PET",
        "pet, first!",
        "was called",
        "my pet",
        "\uff30\uff45\uff54 1st pet",
        "heisst",
        "HEI\u00dfT er"
      })
  void anAnswerIsNotMadeOfTheQuestionsWordsInAnyOfItsLanguages(String answer) {
    boolean all = !answer.contains("1st");
    assertThat(RULES.check(answers("first-pet=" + answer)))
        .isEqualTo(all ? List.of(new AnswerError(0, Reason.IN_QUESTION)) : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"first Rex", "petticoat", "call", "Bo Xi", "a b c d"})
  void anAnswerMayShareAWordWithTheQuestion(String answer) {
    assertThat(RULES.check(answers("first-pet=" + answer))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\u521d\u3081\u3066\u98fc\u3063\u305f\u30da\u30c3\u30c8\u306e\u540d\u524d\u306f,"
        + "\u30da\u30c3\u30c8,true",
    "\u521d\u3081\u3066\u98fc\u3063\u305f\u30da\u30c3\u30c8\u306e\u540d\u524d\u306f,"
        + "\u30dd\u30c1\u30ad,false",
    "\u0e2a\u0e31\u0e15\u0e27\u0e4c\u0e40\u0e25\u0e35\u0e49\u0e22\u0e07\u0e15\u0e31\u0e27\u0e41\u0e23\u0e01,"
        + "\u0e2a\u0e31\u0e15\u0e27\u0e4c,true",
    "\u05de\u05d4 \u05e9\u05dd \u05d4\u05db\u05dc\u05d1,\u05d4\u05db\u05dc\u05d1,true",
    "\u05de\u05d4 \u05e9\u05dd \u05d4\u05db\u05dc\u05d1,\u05e8\u05e7\u05e1\u05d9,false"
  })
  void wordsAreFoundInScriptsWithoutBlanksToo(String question, String answer, boolean found) {
    AnswerRules rules = new AnswerRules(id -> List.of(question));

    assertThat(rules.check(answers("first-pet=" + answer)).isEmpty()).isNotEqualTo(found);
  }

  @Test
  void everyErrorHasAMessageOfItsOwn() {
    assertThat(Arrays.stream(Reason.values()).map(Reason::messageKey)).doesNotHaveDuplicates();
    assertThat(Reason.TOO_SHORT.parameters()).containsExactly(3);
    assertThat(Reason.TOO_LONG.parameters()).containsExactly(40);
  }

  private static List<GivenAnswer> answers(String... given) {
    return Arrays.stream(given)
        .map(each -> each.split("=", 2))
        .map(pair -> new GivenAnswer(new QuestionId(pair[0]), Answer.of(pair[1])))
        .toList();
  }
}
