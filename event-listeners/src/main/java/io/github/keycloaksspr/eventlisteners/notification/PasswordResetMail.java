package io.github.keycloaksspr.eventlisteners.notification;

import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.messaging.Mail;
import io.github.keycloaksspr.messaging.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The mail that says a password was reset, to the primary and to the alternate address. */
final class PasswordResetMail {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Policy policy;
  private final UserModel user;
  private final Instant when;

  PasswordResetMail(
      KeycloakSession session, RealmModel realm, Policy policy, UserModel user, Instant when) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
    this.user = user;
    this.when = when;
  }

  Stream<Mail> toEveryAddress() {
    Optional<EmailAddress> primary =
        Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse);
    Optional<EmailAddress> alternate =
        RegisteredMethods.of(user).email().map(RegisteredEmail::address);
    return Stream.of(primary, alternate).flatMap(Optional::stream).distinct().map(this::to);
  }

  private Mail to(EmailAddress address) {
    String organisation = Organisation.of(realm);
    Locale locale = session.getContext().resolveLocale(user);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("organisation", organisation);
    attributes.put("username", user.getUsername());
    attributes.put("time", time(locale));
    if (policy.helpdesk() != null) {
      attributes.put("helpdesk", policy.helpdesk().toString());
    }
    return new Mail(
        user.getId(),
        address,
        locale,
        "ssprPasswordResetSubject",
        List.of(organisation),
        "sspr-password-reset.ftl",
        attributes);
  }

  private String time(Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
        .withLocale(locale)
        .format(when.atZone(ZoneId.of("UTC")));
  }
}
