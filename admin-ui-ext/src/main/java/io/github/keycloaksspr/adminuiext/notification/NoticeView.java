package io.github.keycloaksspr.adminuiext.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.core.notification.KeptNotice;
import io.github.keycloaksspr.core.notification.NoticeContent;
import io.github.keycloaksspr.core.notification.NoticeState;
import io.github.keycloaksspr.core.notification.Progress;
import io.github.keycloaksspr.core.registration.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as administrators read it.
 *
 * @param userId the account that something was done to, or that asks the helpdesk; null for none
 * @param recipientId the account of the reader; null when it is the helpdesk
 * @param address masked; null as long as the recipients are not known
 * @param notice what it tells of
 * @param credentialType of the method that was added, changed or removed
 * @param occurred when that was
 * @param next when it is tried; null when it is not tried again by itself
 * @param failed when it was given up
 * @param error why the last attempt failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeView(
    String id,
    String state,
    String audience,
    @Nullable String userId,
    @Nullable String recipientId,
    @Nullable String address,
    String notice,
    @Nullable String credentialType,
    String occurred,
    int attempts,
    @Nullable String last,
    @Nullable String next,
    @Nullable String failed,
    @Nullable String error) {

  static NoticeView of(KeptNotice kept) {
    NoticeContent content = kept.content();
    Progress progress = kept.progress();
    boolean givenUp = progress.state() == NoticeState.FAILED;
    return new NoticeView(
        kept.id(),
        progress.state().id(),
        content.audience().id(),
        content.userId(),
        content.recipientId(),
        masked(content.address()),
        content.topic(),
        content.credentialType(),
        content.occurred().toString(),
        progress.attempts(),
        text(progress.last()),
        givenUp ? null : text(progress.next()),
        givenUp ? text(progress.next()) : null,
        progress.error());
  }

  private static @Nullable String masked(@Nullable EmailAddress address) {
    return address == null ? null : address.masked();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
