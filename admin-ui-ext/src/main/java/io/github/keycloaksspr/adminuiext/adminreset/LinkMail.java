package io.github.keycloaksspr.adminuiext.adminreset;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.messaging.Delivery;
import io.github.keycloaksspr.messaging.LaterEvent;
import io.github.keycloaksspr.messaging.Notice;
import io.github.keycloaksspr.messaging.Outbox;
import io.github.keycloaksspr.messaging.Receipt;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/** The mail that brings a user a link for a new password. */
final class LinkMail {

  private final AdminRequest request;
  private final UserModel user;

  LinkMail(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /** Sends it in the background, once the link is kept; an event tells what became of it. */
  void send(EmailAddress address, URI link, Instant expires) {
    Notice notice = new Notice(request.session(), request.realm(), user, expires);
    new Outbox(request.session(), request.realm())
        .send(
            notice.to(
                address,
                "ssprResetLinkSubject",
                "sspr-reset-link.ftl",
                Map.of("link", link.toString())),
            receipt(event()));
  }

  private static Receipt receipt(LaterEvent event) {
    return (later, realm, delivery) -> {
      if (delivery instanceof Delivery.Accepted) {
        event.success(later, realm);
      } else {
        event.error(later, realm, Errors.EMAIL_SEND_FAILED);
      }
    };
  }

  private LaterEvent event() {
    return new LaterEvent(
        EventType.SEND_RESET_PASSWORD,
        user.getId(),
        request.auth().adminAuth().getClient().getClientId(),
        request.session().getContext().getConnection().getRemoteHost(),
        Map.of(
            Details.USERNAME,
            user.getUsername(),
            "sspr_intent",
            AdminReset.INTENT,
            "sspr_kind",
            AdminReset.LINK,
            "sspr_result",
            "link_sent"));
  }
}
