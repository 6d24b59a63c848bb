package io.github.keycloaksspr.core.server;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTask;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Takes back what is known to others at once, in requests that fail after it. */
public final class AfterRollback {

  private AfterRollback() {}

  /** Does the work in a session and transaction of its own unless the session's is committed. */
  public static void of(KeycloakSession session, KeycloakSessionTask work) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                // there is nothing to take back
              }

              @Override
              protected void rollbackImpl() {
                KeycloakModelUtils.runJobInTransaction(factory, work);
              }
            });
  }
}
