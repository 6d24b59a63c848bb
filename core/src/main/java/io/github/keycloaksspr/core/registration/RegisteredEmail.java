package io.github.keycloaksspr.core.registration;

import java.time.Instant;

/**
 * An alternate e-mail address that an account holds (spec M4).
 *
 * @param source who vouched for it
 * @param registeredAt when it was stored
 */
public record RegisteredEmail(EmailAddress address, Source source, Instant registeredAt) {}
