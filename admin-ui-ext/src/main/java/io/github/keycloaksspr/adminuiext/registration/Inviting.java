package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.limit.Invitations;
import io.github.keycloaksspr.core.limit.store.DatabaseCounters;
import io.github.keycloaksspr.messaging.Delivery;
import io.github.keycloaksspr.messaging.Mail;
import io.github.keycloaksspr.messaging.Outbox;
import io.github.keycloaksspr.messaging.Outbox.Parcel;
import io.github.keycloaksspr.messaging.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Hands invitations over, remembers them, and forgets those that could not be sent. */
final class Inviting {

  private static final String EVENT_RESOURCE = "SSPR_INVITATION";

  private final AdminRequest request;

  Inviting(AdminRequest request) {
    this.request = request;
  }

  static Invitations invitations(KeycloakSession session, RealmModel realm) {
    return new Invitations(
        new DatabaseCounters(session, realm), Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  /** Tells whether a user may be invited again, or for the first time. */
  static boolean due(AdminRequest own, UserModel user) {
    Invitations invitations = invitations(own.session(), own.realm());
    return invitations.due(invitations.last(user.getId()));
  }

  /**
   * Sends mails once the request is done, except to those who were invited meanwhile.
   *
   * @param again whether earlier invitations do not matter
   * @return how many are on their way
   */
  int send(List<Mail> mails, boolean again) {
    Invitations invitations = invitations(request.session(), request.realm());
    List<Parcel> parcels = new ArrayList<>();
    for (Mail mail : mails) {
      if (invitations.claim(mail.userId(), again)) {
        parcels.add(new Parcel(mail, forgettingIfLost(mail.userId())));
        report("users/" + mail.userId() + "/invite", Map.of());
      }
    }
    if (!parcels.isEmpty()) {
      new Outbox(request.session(), request.realm())
          .sendInTurn(parcels, (later, realm) -> invitations(later, realm).pause());
    }
    return parcels.size();
  }

  private static Receipt forgettingIfLost(String userId) {
    return (later, realm, delivery) -> {
      if (!(delivery instanceof Delivery.Accepted)) {
        invitations(later, realm).release(userId);
      }
    };
  }

  /** Tells auditors what was asked for. */
  void report(String path, Map<String, Integer> counts) {
    request
        .event()
        .resource(EVENT_RESOURCE)
        .operation(OperationType.ACTION)
        .resourcePath("sspr", path)
        .representation(counts)
        .success();
  }
}
