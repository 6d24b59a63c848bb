package io.github.keycloaksspr.authenticators.verify;

import io.github.keycloaksspr.core.eligibility.Eligibility;
import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.writeback.account.Account.Access;
import io.github.keycloaksspr.writeback.keycloak.DirectoryAccess;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Judges an account by the policy and by what its directory says of it. Whom the directory bars
 * takes no part; who is locked in it does. While the directory does not answer the policy decides
 * alone, for what is to be written then is refused truthfully.
 */
record Admission(KeycloakSession session, RealmModel realm, Policy policy) {

  /**
   * Judges an account, or that there is none, in the same time.
   *
   * @param passed methods passed so far
   */
  Eligibility of(@Nullable UserModel account, List<Method> passed) {
    Eligibility eligibility = Eligibility.of(session, realm, policy, account, passed);
    Optional<Refusal> barred =
        policy.writeback().enabled()
            ? access(account, !passed.isEmpty()).flatMap(Admission::refusal)
            : Optional.empty();
    return barred.isPresent() && decides(eligibility)
        ? new Eligibility.Ineligible(barred.get())
        : eligibility;
  }

  /** Keycloak may have taken over from the directory that an account is disabled. */
  private static boolean decides(Eligibility eligibility) {
    return eligibility instanceof Eligibility.Eligible
        || eligibility.equals(new Eligibility.Ineligible(Refusal.USER_DISABLED));
  }

  private Optional<Access> access(@Nullable UserModel account, boolean proved) {
    Optional<Access> access = DirectoryAccess.of(session, realm, account);
    return account != null && proved
        ? access.or(() -> DirectoryAccess.ofMatched(session, realm, account))
        : access;
  }

  private static Optional<Refusal> refusal(Access access) {
    return switch (access) {
      case OPEN -> Optional.empty();
      case DISABLED -> Optional.of(Refusal.ACCOUNT_DISABLED);
      case EXPIRED -> Optional.of(Refusal.ACCOUNT_EXPIRED);
      case OUTSIDE_HOURS -> Optional.of(Refusal.OUTSIDE_HOURS);
    };
  }
}
