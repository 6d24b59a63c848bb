package io.github.keycloaksspr.writeback.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

  @Test
  void aPasswordThatIsWrittenNeedsNone() {
    assertThat(Explanation.of(new Outcome.Written())).isEmpty();
  }

  @Test
  void aMinimumLengthIsNamedWhereItIsKnown() {
    assertThat(Explanation.of(new Outcome.Refused(Rule.LENGTH, OptionalInt.of(14))))
        .hasValueSatisfying(
            explanation -> {
              assertThat(explanation.key()).isEqualTo("ssprWritebackTooShortOf");
              assertThat(explanation.parameters()).containsExactly(14);
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleHasItsOwnKey(Rule rule) {
    assertThat(Explanation.of(new Outcome.Refused(rule, OptionalInt.empty())))
        .hasValueSatisfying(
            explanation -> assertThat(explanation.key()).isEqualTo(rule.messageKey()));
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureHasAKey(Failure failure) {
    assertThat(Explanation.of(new Outcome.Failed(failure)))
        .hasValueSatisfying(
            explanation -> assertThat(explanation.key()).startsWith("ssprWriteback"));
  }
}
