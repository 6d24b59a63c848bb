package io.github.keycloaksspr.eventlisteners.notification;

import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.messaging.Mail;
import io.github.keycloaksspr.messaging.Notice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The mail that says a password is another one, to the primary and to the alternate address. */
final class PasswordMail {

  /** What made it another one. */
  enum Occasion {
    RESET("ssprPasswordResetSubject", "sspr-password-reset.ftl"),
    CHANGE("ssprPasswordChangedSubject", "sspr-password-changed.ftl");

    private final String subject;
    private final String template;

    Occasion(String subject, String template) {
      this.subject = subject;
      this.template = template;
    }
  }

  private final RealmModel realm;
  private final UserModel user;
  private final Notice notice;

  PasswordMail(KeycloakSession session, RealmModel realm, UserModel user, Instant when) {
    this.realm = realm;
    this.user = user;
    this.notice = new Notice(session, realm, user, when);
  }

  Stream<Mail> toEveryAddress(Occasion occasion) {
    Optional<EmailAddress> alternate =
        RegisteredMethods.of(realm, user).email().map(RegisteredEmail::address);
    return Stream.of(notice.primary(), alternate)
        .flatMap(Optional::stream)
        .distinct()
        .map(address -> notice.to(address, occasion.subject, occasion.template, Map.of()));
  }
}
