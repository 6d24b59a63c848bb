package io.github.keycloaksspr.adminuiext.expiry;

import io.github.keycloaksspr.core.expiry.Reminder;
import io.github.keycloaksspr.messaging.ConfiguredAddress;
import io.github.keycloaksspr.messaging.Mail;
import io.github.keycloaksspr.messaging.Notice;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A mail that reminds of an expiry.
 *
 * @param reminder which one it is
 */
record ReminderMail(Reminder reminder, Mail mail) {

  /**
   * Writes the mail to the primary address, with the link to the page for a change where the
   * address of the realm is configured: no request tells it here.
   *
   * @return empty when the user has no address
   */
  static Optional<ReminderMail> of(
      KeycloakSession session, RealmModel realm, UserModel user, Reminder reminder) {
    Notice notice = new Notice(session, realm, user, reminder.expires());
    return notice
        .primary()
        .map(
            address ->
                new ReminderMail(
                    reminder,
                    notice.to(
                        address,
                        "ssprExpirySubject",
                        "sspr-password-expiry.ftl",
                        details(session, realm))));
  }

  private static Map<String, Object> details(KeycloakSession session, RealmModel realm) {
    return ConfiguredAddress.whole(session)
        .map(base -> UriBuilder.fromUri(base).path("realms/{realm}/sspr/change"))
        .<Map<String, Object>>map(link -> Map.of("link", link.build(realm.getName()).toString()))
        .orElseGet(Map::of);
  }
}
