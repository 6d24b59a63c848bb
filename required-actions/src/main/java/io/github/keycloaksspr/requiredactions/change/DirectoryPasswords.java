package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.requiredactions.change.ChangeForm.Filled;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.account.PasswordRules;
import io.github.keycloaksspr.writeback.keycloak.FederatedPassword;
import io.github.keycloaksspr.writeback.outcome.Explanation;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/** Passwords that an Active Directory domain judges and sets (spec W1, W2, X7). */
final class DirectoryPasswords implements Passwords {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Function<Instant, String> inWords;
  private final FederatedPassword directory;

  private boolean read;
  private @Nullable Account account;

  /**
   * Looks at a user of a directory.
   *
   * @param inWords says a time in the user's language
   */
  DirectoryPasswords(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      FederatedPassword directory,
      Function<Instant, String> inWords) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.inWords = inWords;
    this.directory = directory;
  }

  @Override
  public Attempt change(Filled typed) {
    PolicyError error = directory.realmPolicyHolds() ? policyError(typed) : null;
    return error == null
        ? attempt(directory.change(typed.current(), typed.next()), typed)
        : new Attempt.Refused("rejected", error.getMessage(), Arrays.asList(error.getParameters()));
  }

  private @Nullable PolicyError policyError(Filled typed) {
    return session
        .getProvider(PasswordPolicyManagerProvider.class)
        .validate(realm, user, typed.next());
  }

  private Attempt attempt(Outcome outcome, Filled typed) {
    if (outcome instanceof Outcome.Written) {
      return new Attempt.Changed();
    }
    if (outcome instanceof Outcome.Failed failed) {
      return refused(failed, id(failed.failure()));
    }
    Outcome.Refused refused = (Outcome.Refused) outcome;
    return refused.rule() == Rule.OLD_PASSWORD
        ? new Attempt.WrongOldPassword()
        : explained(refused, typed);
  }

  private Attempt explained(Outcome.Refused refused, Filled typed) {
    Outcome.Refused clarified = Clarified.of(refused, typed.next(), account(), now());
    Optional<Instant> until = clarified.rule() == Rule.AGE ? notBefore() : Optional.empty();
    return until
        .<Attempt>map(
            end ->
                new Attempt.Refused(
                    "directory_age", "ssprWritebackTooYoungUntil", List.of(inWords.apply(end))))
        .orElseGet(() -> refused(clarified, id(clarified.rule())));
  }

  private static Attempt refused(Outcome outcome, String reason) {
    Explanation explanation = Explanation.of(outcome).orElseThrow();
    return new Attempt.Refused("directory_" + reason, explanation.key(), explanation.parameters());
  }

  private static String id(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Requirement> requirements() {
    Stream<Requirement> ofRealm =
        directory.realmPolicyHolds() ? RealmRequirements.of(realm) : Stream.empty();
    Stream<Requirement> ofDomain = rules().stream().flatMap(DirectoryPasswords::requirements);
    return Stream.of(ofDomain, ofRealm, Stream.of(Requirement.DIFFERENT))
        .flatMap(Function.identity())
        .distinct()
        .toList();
  }

  private static Stream<Requirement> requirements(PasswordRules rules) {
    return Stream.of(
            new Requirement("length", rules.length()),
            new Requirement("complexity", rules.complexity() ? 3 : 0),
            new Requirement("noName", rules.complexity() ? 1 : 0),
            new Requirement("passwordHistory", rules.history()))
        .filter(requirement -> requirement.value() > 0);
  }

  @Override
  public Optional<Instant> notBefore() {
    return account().flatMap(found -> found.nextChange(now()));
  }

  private Optional<PasswordRules> rules() {
    return account().flatMap(Account::rules);
  }

  /** Reads the account once; nobody asks for it before a change has been tried. */
  private Optional<Account> account() {
    if (!read) {
      account = directory.account().orElse(null);
      read = true;
    }
    return Optional.ofNullable(account);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
