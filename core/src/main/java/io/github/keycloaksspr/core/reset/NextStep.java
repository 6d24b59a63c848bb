package io.github.keycloaksspr.core.reset;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Decides whether a user may continue into the application after a reset (spec P17). */
public final class NextStep {

  private static final Set<String> PASSWORD_TYPES =
      Set.of(PasswordCredentialModel.TYPE, PasswordCredentialModel.PASSWORD_HISTORY);

  private NextStep() {}

  /**
   * Returns what the policy says, except that a user with a second factor, and a user whose
   * directory has not been asked yet (CVE-2025-0604), signs in again in any case.
   */
  public static AfterReset of(Policy policy, UserModel user) {
    return policy.afterReset() == AfterReset.CONTINUE && !user.isFederated() && onlyPassword(user)
        ? AfterReset.CONTINUE
        : AfterReset.SIGN_IN;
  }

  private static boolean onlyPassword(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsStream()
        .map(CredentialModel::getType)
        .allMatch(type -> PASSWORD_TYPES.contains(type) || CredentialTypes.ours(type));
  }
}
