package io.github.keycloaksspr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CardsTest {
  @Test
  void answersComeInTheOrderOfThePage() {
    String page = "<label>" + Cards.question(4) + "</label><label>" + Cards.question(2);

    assertThat(Cards.answers(page)).containsExactly(Cards.answer(4), Cards.answer(2));
  }

  @Test
  void noTwoAnswersAreAlike() {
    assertThat(Cards.all().stream().map(Cards::answer)).doesNotHaveDuplicates();
  }
}
