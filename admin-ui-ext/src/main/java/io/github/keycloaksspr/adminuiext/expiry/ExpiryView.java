package io.github.keycloaksspr.adminuiext.expiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.core.expiry.PasswordExpiry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a user's password holds, as administrators read it.
 *
 * @param neverExpires null when the directory does not tell now
 * @param source who decides: {@code keycloak} or {@code directory}
 * @param passwordSet when it was set; null when nobody knows
 * @param expires when it must be changed; null when it need not be
 * @param expired whether that has come
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ExpiryView(
    @Nullable Boolean neverExpires,
    String source,
    @Nullable String passwordSet,
    @Nullable String expires,
    boolean expired) {

  static ExpiryView of(Standing standing, Instant now) {
    String source = standing instanceof Standing.Keycloak ? "keycloak" : "directory";
    return of(source, standing.known(), now);
  }

  private static ExpiryView of(String source, Optional<PasswordExpiry> expiry, Instant now) {
    return new ExpiryView(
        expiry.map(PasswordExpiry::neverExpires).orElse(null),
        source,
        expiry.flatMap(PasswordExpiry::set).map(Instant::toString).orElse(null),
        expiry.flatMap(PasswordExpiry::expires).map(Instant::toString).orElse(null),
        expiry.filter(known -> known.expired(now)).isPresent());
  }
}
