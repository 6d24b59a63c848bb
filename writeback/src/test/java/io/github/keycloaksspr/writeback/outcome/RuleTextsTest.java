package io.github.keycloaksspr.writeback.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.writeback.account.PasswordRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RuleTextsTest {
  private static final PasswordRules STRICT =
      new PasswordRules(14, true, 24, Duration.ofDays(1), Duration.ofDays(42));
  private static final PasswordRules NONE =
      new PasswordRules(0, false, 0, Duration.ZERO, Duration.ZERO);

  private final RuleTexts strict = new RuleTexts(STRICT, Optional.empty());
  private final RuleTexts young = new RuleTexts(STRICT, Optional.of("tomorrow"));

  @Test
  void rulesAreShownInAdvance() {
    assertThat(strict.inAdvance())
        .contains(new Explanation("ssprDirectoryRules", List.of(14, 1, 24)));
  }

  @Test
  void whatIsTooYoungIsShownInAdvanceAsWell() {
    assertThat(young.inAdvance())
        .contains(new Explanation("ssprDirectoryRulesYoung", List.of(14, 1, 24, "tomorrow")));
  }

  @Test
  void whereAnythingGoesNothingIsShown() {
    assertThat(new RuleTexts(NONE, Optional.empty()).inAdvance()).isEmpty();
  }

  @Test
  void aRefusalThatNamesNoRuleListsThemAll() {
    assertThat(strict.of(refused(Rule.UNNAMED)))
        .isEqualTo(new Explanation("ssprWritebackRefusedBy", List.of(14, 1, 24)));
    assertThat(young.of(refused(Rule.UNNAMED)))
        .isEqualTo(new Explanation("ssprWritebackRefusedByYoung", List.of(14, 1, 24, "tomorrow")));
  }

  @Test
  void aRefusalForTheAgeSaysWhenTheNextChangeIsPossible() {
    assertThat(young.of(refused(Rule.AGE)))
        .isEqualTo(new Explanation("ssprWritebackTooYoungUntil", List.of("tomorrow")));
    assertThat(strict.of(refused(Rule.AGE)).key()).isEqualTo("ssprWritebackTooYoung");
  }

  @Test
  void aRefusalThatNamesItsRuleStaysAsItIs() {
    assertThat(young.of(refused(Rule.HISTORY)).key()).isEqualTo("ssprWritebackUsedBefore");
  }

  private static Outcome.Refused refused(Rule rule) {
    return new Outcome.Refused(rule, OptionalInt.empty());
  }
}
