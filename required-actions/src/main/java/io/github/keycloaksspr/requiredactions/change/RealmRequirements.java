package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.core.passwordpolicy.BannedPasswordsFactory;
import io.github.keycloaksspr.core.passwordpolicy.BreachedPasswordsFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/** The realm's password policy, as far as it says something of a password. */
final class RealmRequirements {

  /** Policies of Keycloak that have a number, in the order in which people read them. */
  private static final List<String> WITH_NUMBER =
      List.of(
          "length",
          "maxLength",
          "upperCase",
          "lowerCase",
          "digits",
          "specialChars",
          "passwordHistory",
          "passwordAge");

  private static final List<String> WITHOUT =
      List.of(
          "notUsername",
          "notContainsUsername",
          "notEmail",
          "passwordBlacklist",
          BannedPasswordsFactory.ID,
          BreachedPasswordsFactory.ID,
          "regexPattern");

  private RealmRequirements() {}

  static Stream<Requirement> of(RealmModel realm) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    return Stream.concat(
        WITH_NUMBER.stream().flatMap(id -> number(policy, id).stream()),
        WITHOUT.stream().filter(policy.getPolicies()::contains).map(id -> new Requirement(id, 0)));
  }

  private static Optional<Requirement> number(PasswordPolicy policy, String id) {
    return policy.getPolicies().contains(id)
            && policy.getPolicyConfig(id) instanceof Integer number
            && number > 0
        ? Optional.of(new Requirement(id, number))
        : Optional.empty();
  }
}
