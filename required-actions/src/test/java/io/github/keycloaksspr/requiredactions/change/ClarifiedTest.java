package io.github.keycloaksspr.requiredactions.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.account.PasswordAge;
import io.github.keycloaksspr.writeback.account.PasswordRules;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClarifiedTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
  private static final String LONG = "a password of many characters";
  private static final Outcome.Refused UNNAMED =
      new Outcome.Refused(Rule.UNNAMED, OptionalInt.empty());

  @Test
  void aPasswordThatWasSetTooRecentlyIsTooYoung() {
    assertThat(clarified(LONG, account(Duration.ofHours(23)))).isEqualTo(Rule.AGE);
  }

  @Test
  void aPasswordBelowTheMinimumIsTooShort() {
    assertThat(Clarified.of(UNNAMED, "short", Optional.of(account(Duration.ofDays(2))), NOW))
        .isEqualTo(new Outcome.Refused(Rule.LENGTH, OptionalInt.of(14)));
  }

  @Test
  void whatKeepsWhatCanBeToldStaysUnnamed() {
    assertThat(clarified(LONG, account(Duration.ofDays(2)))).isEqualTo(Rule.UNNAMED);
  }

  @Test
  void withoutTheAccountNothingCanBeTold() {
    assertThat(Clarified.of(UNNAMED, "short", Optional.empty(), NOW)).isEqualTo(UNNAMED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNNAMED")
  void whatTheDirectorySaysIsBelieved(Rule rule) {
    Outcome.Refused refused = new Outcome.Refused(rule, OptionalInt.empty());

    assertThat(Clarified.of(refused, "short", Optional.of(account(Duration.ZERO)), NOW))
        .isEqualTo(refused);
  }

  private static Rule clarified(String password, Account account) {
    return Clarified.of(UNNAMED, password, Optional.of(account), NOW).rule();
  }

  private static Account account(Duration age) {
    return new Account(
        "CN=Anna,DC=corp,DC=example",
        Account.Access.OPEN,
        false,
        false,
        new PasswordAge(Optional.of(NOW.minus(age)), Optional.empty(), false),
        Optional.of(new PasswordRules(14, true, 24, Duration.ofDays(1), Duration.ofDays(42))));
  }
}
