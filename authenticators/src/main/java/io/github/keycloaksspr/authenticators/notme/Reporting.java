package io.github.keycloaksspr.authenticators.notme;

import io.github.keycloaksspr.core.limit.store.DatabaseCounters;
import io.github.keycloaksspr.core.notme.Reports;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.core.registration.MailLink;
import io.github.keycloaksspr.core.server.AfterRollback;
import io.github.keycloaksspr.messaging.Notices;
import io.github.keycloaksspr.writeback.session.UserSessions;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

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
    new Notices(session, realm)
        .reportToHelpdesk(MailLink.addresses(alive.policy().helpdesk()), alive.deed(), now);
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
    String realmId = realm.getId();
    AfterRollback.of(
        session,
        own ->
            new Reports(new DatabaseCounters(own, own.realms().getRealm(realmId)), now)
                .release(claim));
  }
}
