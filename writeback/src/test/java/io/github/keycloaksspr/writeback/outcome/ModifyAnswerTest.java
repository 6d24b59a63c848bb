package io.github.keycloaksspr.writeback.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ModifyAnswerTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "modify-answers.txt",
      delimiter = '|',
      quoteCharacter = '\0',
      emptyValue = "")
  void everyAnswerOfTheCorpusHasItsOutcome(int code, String diagnostic, String expected) {
    Outcome outcome = new ModifyAnswer(code, diagnostic == null ? "" : diagnostic).outcome();

    assertThat(written(outcome)).isEqualTo(expected);
  }

  private static String written(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      String minimum = refused.minimum().isPresent() ? " " + refused.minimum().getAsInt() : "";
      return "refused " + refused.rule() + minimum;
    }
    return outcome instanceof Outcome.Failed failed
        ? "failed " + failed.failure()
        : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
