package io.github.keycloaksspr.eventlisteners.notification;

import io.github.keycloaksspr.core.notme.DeedKind;
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

/** A mail that says what somebody did to an account, to the primary and the alternate address. */
final class AccountMail {

  /** What was done. */
  enum Deed {
    PASSWORD_RESET(DeedKind.PASSWORD_RESET, "ssprPasswordResetSubject", "sspr-password-reset.ftl"),
    PASSWORD_CHANGE(
        DeedKind.PASSWORD_CHANGED, "ssprPasswordChangedSubject", "sspr-password-changed.ftl"),
    ADMIN_RESET(DeedKind.RESET_BY_ADMINISTRATOR, "ssprAdminResetSubject", "sspr-admin-reset.ftl"),
    ADMIN_UNLOCK(
        DeedKind.UNLOCKED_BY_ADMINISTRATOR, "ssprUnlockedSubject", "sspr-admin-unlock.ftl"),
    UNLOCKED(DeedKind.UNLOCKED, "ssprUnlockedSubject", "sspr-account-unlocked.ftl");

    private final DeedKind kind;
    private final String subject;
    private final String template;

    Deed(DeedKind kind, String subject, String template) {
      this.kind = kind;
      this.subject = subject;
      this.template = template;
    }
  }

  private final Deed deed;
  private final RealmModel realm;
  private final UserModel user;
  private final Notice notice;

  AccountMail(Deed deed, KeycloakSession session, RealmModel realm, UserModel user, Instant when) {
    this.deed = deed;
    this.realm = realm;
    this.user = user;
    this.notice = new Notice(session, realm, user, when);
  }

  Stream<Mail> toEveryAddress() {
    Optional<EmailAddress> alternate =
        RegisteredMethods.of(realm, user).email().map(RegisteredEmail::address);
    Map<String, Object> link = notice.notMe(deed.kind, null);
    return Stream.of(notice.primary(), alternate)
        .flatMap(Optional::stream)
        .distinct()
        .map(address -> notice.to(address, deed.subject, deed.template, link));
  }
}
