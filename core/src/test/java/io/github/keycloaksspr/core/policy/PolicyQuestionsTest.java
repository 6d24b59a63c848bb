package io.github.keycloaksspr.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.question.Catalogue;
import io.github.keycloaksspr.core.question.QuestionId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of the policy about security questions. */
class PolicyQuestionsTest {

  private static final String BADGE = "{\"id\":\"badge\",\"text\":{\"en\":\"Which badge?\"}}";

  @Test
  void allPredefinedQuestionsAreOfferedUnlessThePolicyPicksSome() {
    assertThat(valid("{}").catalogue()).isEqualTo(Catalogue.ids());
    assertThat(valid("{\"catalogue\":[\"first-pet\"]}").catalogue()).containsExactly("first-pet");
    assertThat(valid("{\"catalogue\":[]}").catalogue()).isEmpty();
  }

  @Test
  void whoWritesQuestionsPicksThePredefinedOnesToo() {
    assertThat(valid("{\"custom\":[" + BADGE + "]}").offered())
        .containsExactly(new QuestionId("custom:badge"));
  }

  @Test
  void aDocumentIsReadAsItWasWritten() {
    for (String questions :
        new String[] {
          "{}", "{\"catalogue\":[]}", "{\"catalogue\":[],\"custom\":[" + BADGE + "]}"
        }) {
      Policy policy = ((PolicyDocument.Valid) parse("[\"email\"]", questions)).policy();

      assertThat(PolicyDocument.parse(PolicyDocument.write(policy)))
          .isInstanceOfSatisfying(
              PolicyDocument.Valid.class, again -> assertThat(again.policy()).isEqualTo(policy));
    }
  }

  @Test
  void aQuestionThatIsNotPredefinedIsRefused() {
    assertThat(errors("[\"email\"]", "{\"catalogue\":[\"first-pet\",\"first-cat\"]}"))
        .containsExactly(
            new FieldError("questions.catalogue", "There is no predefined question 'first-cat'."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "['questions']|{'catalogue':[]}|false",
        "['questions']|{'catalogue':['first-pet','first-job','first-love','childhood-toy']}|false",
        "['questions']|{'register':4,'catalogue':"
            + "['first-pet','first-job','first-love','childhood-toy']}|true",
        "['questions']|{}|true",
        "['email']|{'catalogue':[]}|true"
      })
  void asManyQuestionsAreOfferedAsAreRegistered(String methods, String questions, boolean fine) {
    List<FieldError> errors = errors(methods.replace('\'', '"'), questions.replace('\'', '"'));

    assertThat(errors.stream().map(FieldError::field))
        .isEqualTo(fine ? List.of() : List.of("questions.catalogue"));
  }

  @Test
  void offeredAreThePickedAndTheOwnQuestions() {
    assertThat(valid("{\"catalogue\":[\"first-pet\"],\"custom\":[" + BADGE + "]}").offered())
        .containsExactly(new QuestionId("first-pet"), new QuestionId("custom:badge"));
  }

  @Test
  void aPredefinedQuestionIsAskedEvenIfItIsNoLongerOffered() {
    Policy.Questions questions = valid("{\"catalogue\":[],\"custom\":[" + BADGE + "]}");

    assertThat(questions.askable(new QuestionId("first-pet"))).isTrue();
    assertThat(questions.askable(new QuestionId("first-cat"))).isFalse();
    assertThat(questions.askable(new QuestionId("custom:badge"))).isTrue();
    assertThat(questions.askable(new QuestionId("custom:first-pet"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "de,fr,Deutsch",
    "de-AT,fr,Deutsch",
    "pt-BR,fr,Brasil",
    "pt,fr,Fran\u00e7ais",
    "zh-CN,fr,Fran\u00e7ais",
    "ja,de-CH,Deutsch",
    "ja,ja,English"
  })
  void anOwnQuestionFallsBackToTheRealmsLanguageThenToEnglish(
      String shown, String realm, String text) {
    var question =
        new Policy.CustomQuestion(
            "badge",
            Map.of("de", "Deutsch", "en", "English", "fr", "Fran\u00e7ais", "pt-BR", "Brasil"));

    assertThat(question.text(Locale.forLanguageTag(shown), Locale.forLanguageTag(realm)))
        .isEqualTo(text);
  }

  @Test
  void anOwnQuestionHasATextInAnyLanguageAtLast() {
    var question = new Policy.CustomQuestion("badge", Map.of("sv", "Svenska", "nl", "Nederlands"));

    assertThat(question.text(Locale.JAPANESE, Locale.ENGLISH)).isEqualTo("Nederlands");
  }

  private static Policy.Questions valid(String questions) {
    return ((PolicyDocument.Valid) parse("[\"email\"]", questions)).policy().questions();
  }

  private static List<FieldError> errors(String methods, String questions) {
    return parse(methods, questions) instanceof PolicyDocument.Invalid invalid
        ? invalid.errors()
        : List.of();
  }

  private static PolicyDocument.Parsed parse(String methods, String questions) {
    return PolicyDocument.parse("{\"methods\":" + methods + ",\"questions\":" + questions + "}");
  }
}
