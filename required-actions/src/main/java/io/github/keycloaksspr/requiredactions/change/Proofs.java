package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.limit.Subject;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Counts old passwords that are tried: whoever sits at somebody else's open session must not be
 * able to guess. They count here and in Keycloak's own brute-force detection.
 */
final class Proofs {

  private final RequiredActionContext context;
  private final RealmModel realm;
  private final UserModel user;
  private final RequestGuard guard;
  private final Subject subject;
  private final BruteForceProtector detection;

  Proofs(RequiredActionContext context) {
    this.context = context;
    this.realm = context.getRealm();
    this.user = context.getUser();
    this.guard = new RequestGuard(Interaction.of(context));
    this.subject = new Subject(user.getUsername(), user.getId());
    this.detection = context.getSession().getProvider(BruteForceProtector.class);
  }

  /** Counts one, and tells whether it may be judged. */
  boolean allowed() {
    if (lockedByDetection()) {
      context
          .getEvent()
          .clone()
          .detail("sspr_result", "blocked")
          .detail("sspr_reason", "brute_force")
          .error(Errors.USER_TEMPORARILY_DISABLED);
      return false;
    }
    return guard.allows(Limit.PROOFS, subject);
  }

  private boolean lockedByDetection() {
    return realm.isBruteForceProtected()
        && (detection.isTemporarilyDisabled(context.getSession(), realm, user)
            || detection.isPermanentlyLockedOut(context.getSession(), realm, user));
  }

  /** Leaves the count where the old password was wrong, and takes it back otherwise. */
  void settle(Attempt attempt) {
    if (!(attempt instanceof Attempt.WrongOldPassword)) {
      guard.forgive(Limit.PROOFS, subject);
    } else if (realm.isBruteForceProtected()) {
      detection.failedLogin(
          realm,
          user,
          context.getConnection(),
          context.getUriInfo(),
          Set.of(PasswordCredentialModel.TYPE));
    }
  }
}
