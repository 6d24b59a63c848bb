package io.github.keycloaksspr.writeback.outcome;

import io.github.keycloaksspr.writeback.account.PasswordRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people read about the rules that a directory has told.
 *
 * @param nextChange when the minimum age of the last password ends, in words; empty when it has
 */
public record RuleTexts(PasswordRules rules, Optional<String> nextChange) {

  /** Returns the text for a page that asks for a password; empty where anything goes. */
  public Optional<Explanation> inAdvance() {
    boolean any = rules.length() > 0 || rules.complexity() || rules.history() > 0;
    if (nextChange.isPresent()) {
      return Optional.of(new Explanation("ssprDirectoryRulesYoung", with(nextChange.get())));
    }
    return any ? Optional.of(new Explanation("ssprDirectoryRules", numbers())) : Optional.empty();
  }

  /** Explains a refusal better than {@link Explanation} can without the rules. */
  public Explanation of(Outcome.Refused refused) {
    if (refused.rule() == Rule.AGE && nextChange.isPresent()) {
      return new Explanation("ssprWritebackTooYoungUntil", List.of(nextChange.get()));
    }
    if (refused.rule() != Rule.UNNAMED) {
      return Explanation.of(refused).orElseThrow();
    }
    return nextChange
        .map(next -> new Explanation("ssprWritebackRefusedByYoung", with(next)))
        .orElseGet(() -> new Explanation("ssprWritebackRefusedBy", numbers()));
  }

  /** Numbers, among which a message chooses its words. */
  private List<Object> numbers() {
    return List.of(rules.length(), rules.complexity() ? 1 : 0, rules.history());
  }

  private List<Object> with(String next) {
    List<Object> parameters = new ArrayList<>(numbers());
    parameters.add(next);
    return parameters;
  }
}
