package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.activity.TypedName;
import io.github.keycloaksspr.core.notification.NoticeContent;
import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.registration.EmailAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Writes the mails to the helpdesk, in the realm's language. What users type is text in them. */
public record HelpdeskText(KeycloakSession session, RealmModel realm) {

  private static final String ELIGIBLE = "eligible";
  private static final String TYPED = "typed";
  private static final String SOURCE = "source";
  private static final String WANTS = "wants";
  private static final String METHOD = "method";
  private static final String STANDING = "standing";
  private static final String REPORTED = "reported";

  /**
   * What a stuck user tells the helpdesk.
   *
   * @param typed what was typed to identify
   * @param known whether that names an account
   * @param source the address of the visitor
   * @param wants {@code reset}, {@code unlock}, or {@code account} for who is signed in
   * @param method id of the method the user is stuck at, null while it is to be chosen
   * @param refusal why the account may not prove itself, null when it may
   */
  public record Plea(
      String typed,
      boolean known,
      String source,
      String wants,
      @Nullable String method,
      @Nullable String refusal) {}

  /** Returns what is kept of a plea; people type passwords into the field for the name. */
  static Map<String, String> details(Plea plea) {
    Map<String, String> details = new HashMap<>();
    details.put(TYPED, TypedName.kept(plea.typed(), plea.known()));
    details.put(SOURCE, plea.source());
    details.put(WANTS, plea.wants());
    details.put(STANDING, plea.refusal() == null ? ELIGIBLE : plea.refusal());
    if (plea.method() != null) {
      details.put(METHOD, plea.method());
    }
    return details;
  }

  /** Returns what is kept of a report. */
  static Map<String, String> details(Instant reported) {
    return Map.of(REPORTED, reported.toString());
  }

  /** Returns the mail; empty when the user is gone who has reported a deed. */
  Optional<Mail> of(NoticeContent content, EmailAddress address) {
    String userId = content.userId();
    UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
    DeedKind deed = content.deed();
    if (deed == null) {
      return Optional.of(request(content, address, user));
    }
    return user == null ? Optional.empty() : Optional.of(report(content, address, user, deed));
  }

  private Mail request(NoticeContent content, EmailAddress address, @Nullable UserModel user) {
    Map<String, Object> attributes = attributes(content);
    String typed = content.details().getOrDefault(TYPED, TypedName.WITHHELD);
    if (!typed.equals(TypedName.WITHHELD)) {
      attributes.put("username", inOneLine(typed));
    }
    if (user != null) {
      attributes.put("account", inOneLine(user.getUsername()));
      attributes.put("userId", inOneLine(user.getId()));
    }
    attributes.put("realm", inOneLine(realm.getName()));
    for (String name : List.of(SOURCE, WANTS, METHOD, STANDING)) {
      Optional.ofNullable(content.details().get(name))
          .ifPresent(value -> attributes.put(name, inOneLine(value)));
    }
    return mail(
        content, address, "ssprHelpdeskRequestSubject", "sspr-helpdesk-request.ftl", attributes);
  }

  private Mail report(NoticeContent content, EmailAddress address, UserModel user, DeedKind deed) {
    Map<String, Object> attributes = attributes(content);
    attributes.put("username", inOneLine(user.getUsername()));
    attributes.put("userId", inOneLine(user.getId()));
    attributes.put("deed", deed.id());
    Optional.ofNullable(content.details().get(REPORTED))
        .map(Instant::parse)
        .ifPresent(at -> attributes.put(REPORTED, InWords.of(at, content.locale())));
    if (content.credentialType() != null) {
      attributes.put("type", content.credentialType());
    }
    return mail(
        content, address, "ssprNotMeHelpdeskSubject", "sspr-not-me-helpdesk.ftl", attributes);
  }

  private Map<String, Object> attributes(NoticeContent content) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("organisation", Organisation.of(realm));
    attributes.put("time", InWords.of(content.occurred(), content.locale()));
    return attributes;
  }

  private Mail mail(
      NoticeContent content,
      EmailAddress address,
      String subjectKey,
      String template,
      Map<String, Object> attributes) {
    Locale locale = content.locale();
    return new Mail(
        Mail.NO_ACCOUNT,
        address,
        locale,
        subjectKey,
        List.of(Organisation.of(realm)),
        template,
        attributes);
  }

  /** A name with line ends could write lines of its own into the text. */
  static String inOneLine(String text) {
    return text.replaceAll("(?U)[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\ufffd");
  }
}
