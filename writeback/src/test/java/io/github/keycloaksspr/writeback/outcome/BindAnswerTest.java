package io.github.keycloaksspr.writeback.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BindAnswerTest {

  @ParameterizedTest
  @CsvFileSource(resources = "bind-answers.txt", delimiter = '|', quoteCharacter = '\0')
  void everyAnswerOfTheCorpusSaysWhetherThePasswordIsRight(
      int code, String diagnostic, String expected) {
    BindAnswer answer = new BindAnswer(code, diagnostic == null ? "" : diagnostic);

    assertThat(answer.right().map(right -> right ? "yes" : "no").orElse("unknown"))
        .isEqualTo(expected);
  }
}
