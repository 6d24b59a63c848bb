package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.eligibility.Administrators;
import io.github.keycloaksspr.core.notification.Audience;
import io.github.keycloaksspr.core.notification.KeptNotice;
import io.github.keycloaksspr.core.notification.NoticeContent;
import io.github.keycloaksspr.core.notification.store.KeptNotices;
import io.github.keycloaksspr.core.notme.AccountDeed;
import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.page.QuestionTexts;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells people what was done to an account (spec A7, A8, P11, P12). Each mail is kept with the
 * request that asks for it, sent once that is committed, and tried again where it could not be
 * sent: a mail server that is down loses none of them.
 */
public final class Notices {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final KeptNotices kept;
  private final Outbox outbox;

  public Notices(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.kept = new KeptNotices(session, realm);
    this.outbox = new Outbox(session, realm);
  }

  /**
   * What is told.
   *
   * @param user whose account it is
   * @param credentialType of the method that was added, changed or removed; null for other deeds
   */
  public record Story(
      UserModel user, DeedKind deed, @Nullable String credentialType, Instant when) {

    /** Something that was done to an account, and to none of its methods. */
    public Story(UserModel user, DeedKind deed, Instant when) {
      this(user, deed, null, when);
    }
  }

  /** Tells the owner of the account, at the primary and the alternate address. */
  public void tellOwner(Story story) {
    Optional<EmailAddress> alternate =
        RegisteredMethods.of(realm, story.user()).email().map(RegisteredEmail::address);
    tell(story, addresses(story.user(), alternate));
  }

  /** Tells the owner of the account at some addresses. */
  void tell(Story story, List<EmailAddress> addresses) {
    tell(story, addresses, outbox::attempt);
  }

  /** Does the same for one of many accounts. */
  void tellInTurn(Story story, List<EmailAddress> addresses) {
    tell(story, addresses, outbox::attemptInTurn);
  }

  private void tell(
      Story story, List<EmailAddress> addresses, Consumer<Consumer<Background>> attempts) {
    for (EmailAddress address : addresses) {
      KeptNotice notice = keep(story, address);
      Optional<Mail> mail = text().of(notice.content());
      attempts.accept(background -> new NoticeAttempt(background).run(notice, mail));
    }
  }

  /**
   * Tells all other administrators of the realm if the account is an administrator's. Who they are
   * is found out in the background, for that may take a while.
   */
  public void tellAdministrators(Story story) {
    if (Administrators.include(story.user())) {
      KeptNotice notice = keep(story, Audience.ADMINISTRATORS, null, Locale.ROOT);
      outbox.attemptInTurn(
          background -> new NoticeAttempt(background).run(notice, Optional.empty()));
    }
  }

  /**
   * Has a stuck user ask the helpdesk, which may belong to anybody who has typed a name (spec A8).
   * Written in the background, for to look a name up takes longer where there is an account.
   *
   * @param userId the account that was named, null for none
   */
  public void askHelpdesk(
      List<EmailAddress> addresses, @Nullable String userId, HelpdeskText.Plea plea, Instant when) {
    addresses.forEach(
        address ->
            keepAndSend(toHelpdesk(userId, address, null, null, when, HelpdeskText.details(plea))));
  }

  /** Tells the helpdesk that a user has said that a deed was not theirs (spec A7). */
  public void reportToHelpdesk(List<EmailAddress> addresses, AccountDeed deed, Instant reported) {
    addresses.forEach(
        address ->
            keepAndSend(
                toHelpdesk(
                    deed.userId(),
                    address,
                    deed.kind(),
                    deed.credentialType(),
                    deed.at(),
                    HelpdeskText.details(reported))));
  }

  private NoticeContent toHelpdesk(
      @Nullable String userId,
      EmailAddress address,
      @Nullable DeedKind deed,
      @Nullable String credentialType,
      Instant occurred,
      Map<String, String> details) {
    Locale locale = QuestionTexts.defaultLocale(realm);
    return new NoticeContent(
        Audience.HELPDESK, userId, null, address, deed, credentialType, locale, occurred, details);
  }

  private void keepAndSend(NoticeContent content) {
    KeptNotice notice = kept.add(content, now());
    outbox.attemptInTurn(background -> new NoticeAttempt(background).run(notice, Optional.empty()));
  }

  /** Tries to send a notice once more, at once. */
  public KeptNotices.Retry sendAgain(String id) {
    KeptNotices.Retry retry = kept.again(id, now());
    if (retry == KeptNotices.Retry.PLANNED) {
      kept.find(id)
          .ifPresent(
              notice ->
                  outbox.attemptInTurn(
                      background -> new NoticeAttempt(background).run(notice, Optional.empty())));
    }
    return retry;
  }

  /** Returns the account's own address and another one, once each. */
  static List<EmailAddress> addresses(UserModel user, Optional<EmailAddress> other) {
    Optional<EmailAddress> primary =
        Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse);
    return Stream.of(primary, other).flatMap(Optional::stream).distinct().toList();
  }

  private KeptNotice keep(Story story, EmailAddress address) {
    Locale locale = new Notice(session, realm, story.user(), story.when()).locale();
    return keep(story, Audience.USER, address, locale);
  }

  private KeptNotice keep(
      Story story, Audience audience, @Nullable EmailAddress address, Locale locale) {
    String userId = story.user().getId();
    return kept.add(
        new NoticeContent(
            audience,
            userId,
            userId,
            address,
            story.deed(),
            story.credentialType(),
            locale,
            story.when(),
            Map.of()),
        now());
  }

  private NoticeText text() {
    return new NoticeText(session, realm, true);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
