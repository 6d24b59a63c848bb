package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.account.PasswordRules;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.Rule;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Windows does not say which rule a password breaks; some can be told by the account. */
final class Clarified {

  private Clarified() {}

  /** Names the rule that must have been broken, if one must; otherwise leaves it as it is. */
  static Outcome.Refused of(
      Outcome.Refused refused, String password, Optional<Account> account, Instant now) {
    if (refused.rule() != Rule.UNNAMED) {
      return refused;
    }
    if (account.flatMap(found -> found.nextChange(now)).isPresent()) {
      return new Outcome.Refused(Rule.AGE, OptionalInt.empty());
    }
    int least = account.flatMap(Account::rules).map(PasswordRules::length).orElse(0);
    return password.length() < least
        ? new Outcome.Refused(Rule.LENGTH, OptionalInt.of(least))
        : refused;
  }
}
