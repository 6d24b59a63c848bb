package io.github.keycloaksspr.writeback.lock;

import io.github.keycloaksspr.core.eligibility.PermanentLock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** The lock of Keycloak's brute-force detection on one account, for a while or for good. */
public final class KeycloakLock {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  public KeycloakLock(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /**
   * Lifts the lock and forgets the failures; what an administrator has disabled stays disabled.
   *
   * @return whether there was a lock
   */
  public boolean lift() {
    boolean locked = locked();
    if (PermanentLock.holds(user)) {
      user.setEnabled(true);
      detection().cleanUpPermanentLockout(session, realm, user);
    }
    session.loginFailures().removeUserLoginFailure(realm, user.getId());
    return locked;
  }

  /** An account that stays disabled was not locked, for nobody would be let in afterwards. */
  private boolean locked() {
    return PermanentLock.holds(user)
        || (user.isEnabled()
            && (detection().isTemporarilyDisabled(session, realm, user)
                || detection().isPermanentlyLockedOut(session, realm, user)));
  }

  private BruteForceProtector detection() {
    return session.getProvider(BruteForceProtector.class);
  }
}
