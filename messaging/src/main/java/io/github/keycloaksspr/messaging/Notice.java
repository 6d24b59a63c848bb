package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.notme.AccountDeed;
import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
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

/** Mails that tell a user in their language what happened to their account, and when. */
public final class Notice {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Instant when;
  private final Optional<Locale> chosen;

  public Notice(KeycloakSession session, RealmModel realm, UserModel user, Instant when) {
    this(session, realm, user, when, Optional.empty());
  }

  /**
   * Writes mails again that no request asks for any more.
   *
   * @param chosen the language in which they were written first
   */
  Notice(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      Instant when,
      Optional<Locale> chosen) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.when = when;
    this.chosen = chosen;
  }

  /** Returns the account's own address. */
  public Optional<EmailAddress> primary() {
    return Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse);
  }

  /**
   * Writes the mail to one address.
   *
   * @param details what the template shows besides organisation, name, time and helpdesk
   */
  public Mail to(
      EmailAddress address, String subjectKey, String template, Map<String, Object> details) {
    String organisation = Organisation.of(realm);
    Locale locale = locale();
    Map<String, Object> attributes = new HashMap<>(details);
    attributes.put("organisation", organisation);
    attributes.put("username", user.getUsername());
    attributes.put("time", InWords.of(when, locale));
    Policies.valid(realm)
        .map(Policy::helpdesk)
        .ifPresent(helpdesk -> attributes.put("helpdesk", helpdesk.toString()));
    return new Mail(
        user.getId(), address, locale, subjectKey, List.of(organisation), template, attributes);
  }

  /**
   * Returns what a template needs for the link by which the reader says that a deed was not theirs;
   * nothing where the policy wants no such link, or nobody has configured the realm's address.
   *
   * @param credentialType of the method that was added, changed or removed; null for other deeds
   */
  public Map<String, Object> notMe(DeedKind kind, @Nullable String credentialType) {
    return new NotMeLink(session, realm, chosen.isEmpty())
        .to(new AccountDeed(user.getId(), kind, credentialType, when))
        .<Map<String, Object>>map(link -> Map.of("notMe", link.toString()))
        .orElseGet(Map::of);
  }

  /** Where the user is not the visitor, the visitor's browser says nothing about the language. */
  Locale locale() {
    return chosen.orElseGet(this::resolved);
  }

  private Locale resolved() {
    boolean byOthers = session.getContext().getAuthenticationSession() == null;
    return session.getContext().resolveLocale(user, byOthers);
  }
}
