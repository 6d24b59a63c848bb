package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.phone.PhoneNumber;
import java.time.Instant;

/**
 * A phone that an account holds (spec M1 to M3).
 *
 * @param source who vouched for it
 * @param registeredAt when it was stored
 */
public record RegisteredPhone(PhoneNumber number, Source source, Instant registeredAt) {}
