package io.github.keycloaksspr.core.notification.store;

import io.github.keycloaksspr.core.notification.Audience;
import io.github.keycloaksspr.core.notification.KeptNotice;
import io.github.keycloaksspr.core.notification.NoticeContent;
import io.github.keycloaksspr.core.notification.NoticeState;
import io.github.keycloaksspr.core.notification.Progress;
import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.registration.EmailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table of notices. */
@Entity(name = "SsprNoticeEntity")
@Table(name = "SSPR_NOTICE")
@NamedQuery(
    name = "ssprDueNotices",
    query =
        "select n from SsprNoticeEntity n where n.realmId = :realmId and n.state <> 'failed'"
            + " and n.nextAttempt <= :now order by n.nextAttempt, n.id")
@NamedQuery(
    name = "ssprRealmsWithDueNotices",
    query =
        "select distinct n.realmId from SsprNoticeEntity n"
            + " where n.state <> 'failed' and n.nextAttempt <= :now")
@NamedQuery(
    name = "ssprNotices",
    query =
        "select n from SsprNoticeEntity n where n.realmId = :realmId"
            + " order by n.occurred desc, n.id")
@NamedQuery(
    name = "ssprNoticesInState",
    query =
        "select n from SsprNoticeEntity n where n.realmId = :realmId and n.state = :state"
            + " order by n.occurred desc, n.id")
@NamedQuery(
    name = "ssprForgetNoticesOfUser",
    query =
        "delete from SsprNoticeEntity n where n.realmId = :realmId"
            + " and (n.recipientId = :userId"
            + " or n.audience = 'helpdesk' and n.userId = :userId)")
@NamedQuery(
    name = "ssprForgetNoticesOfRealm",
    query = "delete from SsprNoticeEntity n where n.realmId = :realmId")
@NamedQuery(
    name = "ssprForgetFailedNotices",
    query = "delete from SsprNoticeEntity n where n.state = 'failed' and n.nextAttempt < :before")
@NullUnmarked
public class NoticeEntity {

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Column(name = "AUDIENCE", length = 16)
  private String audience;

  @Column(name = "USER_ID", length = 255)
  private String userId;

  @Column(name = "RECIPIENT_ID", length = 255)
  private String recipientId;

  @Column(name = "ADDRESS", length = 255)
  private String address;

  @Column(name = "DEED", length = 32)
  private String deed;

  @Column(name = "CREDENTIAL_TYPE", length = 255)
  private String credentialType;

  @Column(name = "LOCALE", length = 64)
  private String locale;

  @Column(name = "OCCURRED")
  private long occurred;

  @Column(name = "DETAILS", length = 2000)
  private String details;

  @Column(name = "STATE", length = 16)
  private String state;

  @Column(name = "ATTEMPTS")
  private int attempts;

  @Column(name = "NEXT_ATTEMPT")
  private long nextAttempt;

  @Column(name = "LAST_ATTEMPT")
  private Long lastAttempt;

  @Column(name = "ERROR", length = 64)
  private String error;

  static NoticeEntity of(String realmId, KeptNotice notice) {
    NoticeContent content = notice.content();
    NoticeEntity row = new NoticeEntity();
    row.id = notice.id();
    row.realmId = realmId;
    row.audience = content.audience().id();
    row.userId = content.userId();
    row.recipientId = content.recipientId();
    row.address = content.address() == null ? null : content.address().value();
    row.deed = content.topic();
    row.credentialType = content.credentialType();
    row.locale = content.locale().toLanguageTag();
    row.occurred = content.occurred().toEpochMilli();
    row.details = NoticeDetails.write(content.details());
    row.set(notice.progress());
    return row;
  }

  String realmId() {
    return realmId;
  }

  KeptNotice notice() {
    return new KeptNotice(id, content(), progress());
  }

  private NoticeContent content() {
    return new NoticeContent(
        Audience.ofId(audience).orElseThrow(),
        userId,
        recipientId,
        address == null ? null : new EmailAddress(address),
        NoticeContent.HELPDESK_REQUEST.equals(deed) ? null : DeedKind.ofId(deed).orElseThrow(),
        credentialType,
        Locale.forLanguageTag(locale),
        Instant.ofEpochMilli(occurred),
        NoticeDetails.read(details));
  }

  Progress progress() {
    return new Progress(
        NoticeState.ofId(state).orElseThrow(),
        attempts,
        Instant.ofEpochMilli(nextAttempt),
        lastAttempt == null ? null : Instant.ofEpochMilli(lastAttempt),
        error);
  }

  void set(Progress progress) {
    state = progress.state().id();
    attempts = progress.attempts();
    nextAttempt = progress.next().toEpochMilli();
    lastAttempt = progress.last() == null ? null : progress.last().toEpochMilli();
    error = progress.error();
  }
}
