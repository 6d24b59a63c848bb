package io.github.keycloaksspr.core.notification;

import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.registration.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to write a notice once more. Neither its text nor a link is kept.
 *
 * @param userId the account that something was done to, or that asks the helpdesk; null where the
 *     name that was typed names none
 * @param recipientId the account of the reader; the same unless the reader is an administrator,
 *     null when it is the helpdesk
 * @param address null as long as the recipients are not known
 * @param deed what was done, or to the helpdesk what its user says that it was not them; null when
 *     a stuck user asks the helpdesk
 * @param credentialType of the method that was added, changed or removed; null for other deeds
 * @param locale the language of the reader
 * @param occurred when it was done or asked
 * @param details what else the text says; for the helpdesk only, and never a secret
 */
public record NoticeContent(
    Audience audience,
    @Nullable String userId,
    @Nullable String recipientId,
    @Nullable EmailAddress address,
    @Nullable DeedKind deed,
    @Nullable String credentialType,
    Locale locale,
    Instant occurred,
    Map<String, String> details) {

  /** The {@link #topic} of a notice by which a stuck user asks the helpdesk. */
  public static final String HELPDESK_REQUEST = "helpdesk-request";

  public NoticeContent {
    details = Map.copyOf(details);
  }

  /** Returns what it tells of, as it stands in the database, in events and in REST answers. */
  public String topic() {
    return deed == null ? HELPDESK_REQUEST : deed.id();
  }
}
