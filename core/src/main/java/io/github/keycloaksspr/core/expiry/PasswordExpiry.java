package io.github.keycloaksspr.core.expiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * How long the password of a user holds.
 *
 * @param neverExpires whether the user is exempt from the maximum age
 * @param set when the password was set; empty when there is none, or nobody knows
 * @param expires when it must be changed; empty when it need not be
 */
public record PasswordExpiry(
    boolean neverExpires, Optional<Instant> set, Optional<Instant> expires) {

  /** What Keycloak's password policy answers when it names no age. */
  private static final int NO_MAXIMUM = -1;

  /** Reads how long the password that Keycloak itself keeps holds. */
  public static PasswordExpiry ofKeycloak(RealmModel realm, UserModel user) {
    return of(NeverExpires.holds(user), set(user), maximumAge(realm));
  }

  static PasswordExpiry of(
      boolean neverExpires, Optional<Instant> set, Optional<Duration> maximumAge) {
    return new PasswordExpiry(
        neverExpires,
        set,
        neverExpires
            ? Optional.empty()
            : maximumAge.flatMap(age -> set.map(then -> then.plus(age))));
  }

  /** Returns the realm's maximum age of passwords; empty when they never expire. */
  public static Optional<Duration> maximumAge(RealmModel realm) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    return Optional.ofNullable(policy)
        .map(PasswordPolicy::getDaysToExpirePassword)
        .filter(days -> days != NO_MAXIMUM)
        .map(Duration::ofDays);
  }

  /** Tells whether Keycloak itself keeps a password of a user. */
  public static boolean keptInKeycloak(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
        .findAny()
        .isPresent();
  }

  private static Optional<Instant> set(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
        .map(CredentialModel::getCreatedDate)
        .filter(created -> created != null)
        .findFirst()
        .map(Instant::ofEpochMilli);
  }

  /** Tells whether the password must be changed now. */
  public boolean expired(Instant now) {
    return expires.filter(now::isAfter).isPresent();
  }
}
