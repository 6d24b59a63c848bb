package io.github.keycloaksspr.writeback.account;

import java.time.Instant;
import java.util.Optional;

/**
 * How old a password is and how old it may become.
 *
 * @param set when it was set; empty when it must be changed at the next sign-in, or never was set
 * @param expires empty when it never does
 * @param neverExpires whether the account is exempt from the domain's maximum age
 */
public record PasswordAge(Optional<Instant> set, Optional<Instant> expires, boolean neverExpires) {}
