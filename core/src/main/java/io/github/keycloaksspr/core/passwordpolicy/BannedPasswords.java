package io.github.keycloaksspr.core.passwordpolicy;

import io.github.keycloaksspr.core.password.ExpectedNames;
import io.github.keycloaksspr.core.password.PasswordJudge;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Refuses passwords that are easily guessed, wherever Keycloak asks its policy (spec X8). */
final class BannedPasswords implements PasswordPolicyProvider {

  private final KeycloakSession session;

  BannedPasswords(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public @Nullable PolicyError validate(
      RealmModel realm, @Nullable UserModel user, @Nullable String password) {
    return error(realm, user == null ? List.of() : names(user), password);
  }

  /** Judges for somebody who has no account yet, of whom only the user name is known. */
  @Override
  public @Nullable PolicyError validate(@Nullable String username, @Nullable String password) {
    List<String> names = Stream.ofNullable(username).toList();
    return error(session.getContext().getRealm(), names, password);
  }

  private static @Nullable PolicyError error(
      RealmModel realm, Collection<String> names, @Nullable String password) {
    Policy policy = Policies.orDefaults(realm);
    PasswordJudge judge =
        new PasswordJudge(
            policy.passwords().banned(), ExpectedNames.of(names, organisation(realm, policy)));
    return switch (judge.judge(password == null ? "" : password)) {
      case ACCEPTED -> null;
      case NAMED -> new PolicyError("ssprPasswordNamed");
      case BANNED -> new PolicyError("ssprPasswordBanned");
    };
  }

  private static List<String> names(UserModel user) {
    return present(user.getUsername(), user.getEmail(), user.getFirstName(), user.getLastName());
  }

  private static List<String> organisation(RealmModel realm, Policy policy) {
    return present(realm.getName(), realm.getDisplayName(), policy.branding().name());
  }

  private static List<String> present(@Nullable String... names) {
    return Stream.of(names).filter(Objects::nonNull).toList();
  }

  @Override
  public @Nullable Object parseConfig(@Nullable String value) {
    return null;
  }

  @Override
  public void close() {
    // nothing to release
  }
}
