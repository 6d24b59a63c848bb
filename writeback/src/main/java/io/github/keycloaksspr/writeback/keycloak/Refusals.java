package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.outcome.Explanation;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/** Refuses passwords in the way in which Keycloak's pages and REST API explain it to people. */
final class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private Refusals() {}

  /**
   * Goes on only with a password that the directory has.
   *
   * @throws ModelException with the message for whoever chose it
   */
  static void unlessWritten(
      KeycloakSession session, RealmModel realm, UserModel user, Outcome outcome) {
    new DirectoryRules(session, realm, user)
        .explain(outcome)
        .ifPresent(
            explanation -> {
              LOG.infof("The directory has no new password of user %s: %s", user.getId(), outcome);
              throw refusal(outcome, explanation);
            });
    LOG.infof("The directory has a new password of user %s", user.getId());
  }

  private static ModelException refusal(Outcome outcome, Explanation explanation) {
    Object[] parameters = explanation.parameters().toArray();
    return outcome instanceof Outcome.Failed failed
        ? new WritebackFailure(failed.failure(), explanation.key(), parameters)
        : new ModelException(explanation.key(), parameters);
  }

  /**
   * Goes on only with a password that obeys Keycloak's own policy.
   *
   * @throws ModelException with the message for whoever chose it
   */
  static void unlessObeys(
      KeycloakSession session, RealmModel realm, UserModel user, String password) {
    PolicyError error =
        session.getProvider(PasswordPolicyManagerProvider.class).validate(realm, user, password);
    if (error != null) {
      throw new ModelException(error.getMessage(), error.getParameters());
    }
  }
}
