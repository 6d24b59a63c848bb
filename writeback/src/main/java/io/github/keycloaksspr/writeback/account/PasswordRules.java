package io.github.keycloaksspr.writeback.account;

import java.time.Duration;

/**
 * The password policy of a domain, or the fine-grained one of a user ([MS-ADTS] 3.1.1.4.5.36).
 *
 * @param length fewest characters
 * @param complexity whether three of five kinds of characters are wanted, and no part of the name
 * @param history how many former passwords are not taken again
 * @param minimumAge before which a password cannot be changed by its user
 * @param maximumAge after which it must be changed; zero when never
 */
public record PasswordRules(
    int length, boolean complexity, int history, Duration minimumAge, Duration maximumAge) {}
