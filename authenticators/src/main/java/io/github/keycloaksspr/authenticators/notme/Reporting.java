package io.github.keycloaksspr.authenticators.notme;

import io.github.keycloaksspr.core.limit.store.DatabaseCounters;
import io.github.keycloaksspr.core.notme.Reports;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.messaging.Outbox;
import io.github.keycloaksspr.writeback.session.UserSessions;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Does what a report of a deed brings about. */
final class Reporting {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Instant now;

  Reporting(KeycloakSession session, RealmModel realm, Instant now) {
    this.session = session;
    this.realm = realm;
    this.now = now;
  }

  /**
   * Locks the account for self-service, ends its sessions and tells the helpdesk.
   *
   * @return false when the deed has been dealt with before; then nothing is done
   */
  boolean report(Lead.Alive alive) {
    Optional<Reports.Claim> claim =
        new Reports(new DatabaseCounters(session, realm), now).claim(alive.deed());
    claim.ifPresent(
        taken -> {
          releaseUnlessCommitted(taken);
          settle(alive);
        });
    return claim.isPresent();
  }

  private void settle(Lead.Alive alive) {
    new SelfServiceLock(alive.user()).lock(alive.deed().kind(), now);
    endSessions(alive.user());
    Outbox outbox = new Outbox(session, realm);
    new HelpdeskMail(session, realm, now).of(alive).forEach(outbox::send);
  }

  /** Ends all of them, offline ones too, and the tokens that were issued in them. */
  private void endSessions(UserModel user) {
    session.users().setNotBeforeForUser(realm, user, Math.toIntExact(now.getEpochSecond()));
    UserSessions sessions = new UserSessions(session, realm, user, null);
    sessions.end();
    sessions.endOffline();
  }

  /** The claim is committed already; a request that fails must not use the link up. */
  private void releaseUnlessCommitted(Reports.Claim claim) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    String realmId = realm.getId();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                // all of it is done
              }

              @Override
              protected void rollbackImpl() {
                KeycloakModelUtils.runJobInTransaction(
                    factory,
                    own ->
                        new Reports(new DatabaseCounters(own, own.realms().getRealm(realmId)), now)
                            .release(claim));
              }
            });
  }
}
