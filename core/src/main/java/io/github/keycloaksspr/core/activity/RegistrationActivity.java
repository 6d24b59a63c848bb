package io.github.keycloaksspr.core.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the registration report: one change of what one user has registered.
 *
 * @param userId null once the account is deleted
 * @param userName as it was then; null once the account is deleted
 * @param data the credential type that was registered, without its value; null when all were
 *     confirmed
 * @param actorId the administrator who did it, null when the user did
 */
public record RegistrationActivity(
    String id,
    String realmId,
    Instant occurredAt,
    @Nullable String userId,
    @Nullable String userName,
    Role role,
    RegistrationAction action,
    @Nullable String data,
    @Nullable String actorId,
    @Nullable String address,
    @Nullable String client) {}
