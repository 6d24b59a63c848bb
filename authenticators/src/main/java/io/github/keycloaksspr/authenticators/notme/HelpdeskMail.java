package io.github.keycloaksspr.authenticators.notme;

import io.github.keycloaksspr.core.page.QuestionTexts;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.messaging.Mail;
import io.github.keycloaksspr.messaging.Organisation;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tells the helpdesk, in the realm's language, what a user has reported. */
record HelpdeskMail(KeycloakSession session, RealmModel realm, Instant now) {

  private static final String SUBJECT = "ssprNotMeHelpdeskSubject";
  private static final String TEMPLATE = "sspr-not-me-helpdesk.ftl";
  private static final String MAILTO = "mailto";

  /** Returns the addresses that a helpdesk has; none when it is reached by a page. */
  static List<EmailAddress> addresses(@Nullable URI helpdesk) {
    return Optional.ofNullable(helpdesk).stream()
        .filter(link -> MAILTO.equalsIgnoreCase(link.getScheme()))
        .map(link -> link.getSchemeSpecificPart().replaceFirst("\\?.*", ""))
        .flatMap(all -> Arrays.stream(all.split(",")))
        .map(EmailAddress::parse)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** Writes the mail, once for each address of the helpdesk. */
  Stream<Mail> of(Lead.Alive alive) {
    Locale locale = QuestionTexts.defaultLocale(realm);
    String organisation = Organisation.of(realm);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("organisation", organisation);
    attributes.put("username", inOneLine(alive.user().getUsername()));
    attributes.put("userId", inOneLine(alive.user().getId()));
    attributes.put("deed", alive.deed().kind().id());
    attributes.put("time", InWords.of(alive.deed().at(), locale));
    attributes.put("reported", InWords.of(now, locale));
    if (alive.deed().credentialType() != null) {
      attributes.put("type", alive.deed().credentialType());
    }
    return addresses(alive.policy().helpdesk()).stream()
        .map(
            address ->
                new Mail(
                    alive.user().getId(),
                    address,
                    locale,
                    SUBJECT,
                    List.of(organisation),
                    TEMPLATE,
                    attributes));
  }

  /** A name with line ends could write lines of its own into the text. */
  static String inOneLine(String text) {
    return text.replaceAll("(?U)[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\ufffd");
  }
}
