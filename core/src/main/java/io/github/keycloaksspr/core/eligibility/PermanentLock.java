package io.github.keycloaksspr.core.eligibility;

import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * The lock that Keycloak's brute-force detection puts on an account for good. Keycloak disables the
 * account then and notes why, in an attribute that no user can write.
 */
public final class PermanentLock {

  private PermanentLock() {}

  /**
   * Tells whether that, and no administrator, has disabled an account. A user from a federation
   * counts as disabled in any case: the directory may have taken it over, and then nobody can tell.
   */
  public static boolean holds(UserModel user) {
    return !user.isEnabled()
        && !user.isFederated()
        && BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT.equals(
            user.getFirstAttribute(UserModel.DISABLED_REASON));
  }
}
