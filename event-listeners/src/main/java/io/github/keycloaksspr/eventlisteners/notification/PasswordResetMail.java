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

/** The mail that says a password was reset, to the primary and to the alternate address. */
final class PasswordResetMail {

  private static final String SUBJECT = "ssprPasswordResetSubject";
  private static final String TEMPLATE = "sspr-password-reset.ftl";

  private final RealmModel realm;
  private final UserModel user;
  private final Notice notice;

  PasswordResetMail(KeycloakSession session, RealmModel realm, UserModel user, Instant when) {
    this.realm = realm;
    this.user = user;
    this.notice = new Notice(session, realm, user, when);
  }

  Stream<Mail> toEveryAddress() {
    Optional<EmailAddress> alternate =
        RegisteredMethods.of(realm, user).email().map(RegisteredEmail::address);
    return Stream.of(notice.primary(), alternate)
        .flatMap(Optional::stream)
        .distinct()
        .map(address -> notice.to(address, SUBJECT, TEMPLATE, Map.of()));
  }
}
