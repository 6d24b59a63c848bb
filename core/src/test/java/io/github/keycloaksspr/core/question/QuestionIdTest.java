package io.github.keycloaksspr.core.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionIdTest {

  @Test
  void thereAreThirtyFivePredefinedQuestions() {
    assertThat(Catalogue.ids()).hasSize(35).doesNotHaveDuplicates();
    assertThat(Catalogue.ids()).allMatch(id -> QuestionId.parse(id).isPresent());
  }

  @Test
  void aQuestionOfTheAdministratorIsToldFromAPredefinedOne() {
    QuestionId badge = new QuestionId("custom:badge");

    assertThat(badge).isEqualTo(QuestionId.ofCustom("badge"));
    assertThat(badge.custom()).isTrue();
    assertThat(badge.local()).isEqualTo("badge");
    assertThat(new QuestionId("first-pet").custom()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "custom:", "First-pet", "first pet", "-pet", "custom:custom:a", "a.b"})
  void otherTextsNameNoQuestion(String text) {
    assertThat(QuestionId.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new QuestionId(text));
  }
}
