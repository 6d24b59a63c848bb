package io.github.keycloaksspr.core.notification;

import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.registration.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to write a notice once more. Neither its text nor a link is kept.
 *
 * @param userId the account that something was done to
 * @param recipientId the account of the reader; the same unless the reader is an administrator
 * @param address null as long as the recipients are not known
 * @param deed what was done
 * @param credentialType of the method that was added, changed or removed; null for other deeds
 * @param locale the language of the reader
 * @param occurred when it was done
 */
public record NoticeContent(
    Audience audience,
    String userId,
    String recipientId,
    @Nullable EmailAddress address,
    DeedKind deed,
    @Nullable String credentialType,
    Locale locale,
    Instant occurred) {}
