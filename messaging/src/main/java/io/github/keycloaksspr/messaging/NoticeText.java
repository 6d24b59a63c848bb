package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.notification.Audience;
import io.github.keycloaksspr.core.notification.NoticeContent;
import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.registration.EmailAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Writes the mail of a notice, as often as it takes.
 *
 * @param requested whether a request asks for it, and not a job
 */
record NoticeText(KeycloakSession session, RealmModel realm, boolean requested) {

  /** The subject's message key and the file name of the template. */
  private record Form(String subject, String template) {

    static Form of(DeedKind deed) {
      return switch (deed) {
        case PASSWORD_RESET -> new Form("ssprPasswordResetSubject", "sspr-password-reset.ftl");
        case PASSWORD_CHANGED ->
            new Form("ssprPasswordChangedSubject", "sspr-password-changed.ftl");
        case RESET_BY_ADMINISTRATOR -> new Form("ssprAdminResetSubject", "sspr-admin-reset.ftl");
        case UNLOCKED -> new Form("ssprUnlockedSubject", "sspr-account-unlocked.ftl");
        case UNLOCKED_BY_ADMINISTRATOR -> new Form("ssprUnlockedSubject", "sspr-admin-unlock.ftl");
        case METHOD_ADDED, METHOD_CHANGED, METHOD_REMOVED ->
            new Form("ssprRegistrationChangedSubject", "sspr-registration-changed.ftl");
      };
    }
  }

  /** Returns the mail; empty when its reader is gone. */
  Optional<Mail> of(NoticeContent content) {
    EmailAddress address = content.address();
    if (address == null) {
      return Optional.empty();
    }
    return content.audience() == Audience.HELPDESK
        ? new HelpdeskText(session, realm).of(content, address)
        : toAccount(content, address);
  }

  private Optional<Mail> toAccount(NoticeContent content, EmailAddress address) {
    String recipientId = content.recipientId();
    DeedKind deed = content.deed();
    UserModel reader = recipientId == null ? null : session.users().getUserById(realm, recipientId);
    if (reader == null || deed == null) {
      return Optional.empty();
    }
    Notice notice = new Notice(session, realm, reader, content.occurred(), chosen(content));
    return Optional.of(
        content.audience() == Audience.USER
            ? toOwner(notice, address, deed, content.credentialType())
            : toAdministrator(notice, address, deed, content.userId()));
  }

  private Optional<Locale> chosen(NoticeContent content) {
    return requested ? Optional.empty() : Optional.of(content.locale());
  }

  private static Mail toOwner(
      Notice notice, EmailAddress address, DeedKind deed, @Nullable String type) {
    Map<String, Object> details = new HashMap<>(notice.notMe(deed, type));
    if (type != null) {
      details.put("change", deed.id());
      details.put("type", type);
    }
    Form form = Form.of(deed);
    return notice.to(address, form.subject(), form.template(), details);
  }

  private Mail toAdministrator(
      Notice notice, EmailAddress address, DeedKind deed, @Nullable String userId) {
    return notice.to(
        address,
        "ssprAdministratorSubject",
        "sspr-administrator-reset.ftl",
        Map.of("deed", deed.id(), "administrator", nameOf(Objects.requireNonNull(userId))));
  }

  /** Who was removed since has an id only. */
  private String nameOf(String userId) {
    UserModel user = session.users().getUserById(realm, userId);
    return user == null ? userId : user.getUsername();
  }
}
