package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;

/**
 * What a user has set up in Keycloak itself under one credential type and can reset with.
 *
 * @param count how many: devices, or unused recovery codes
 * @param since when the newest was set up, empty where Keycloak does not know
 */
public record ExistingCredentials(String type, Method method, int count, Optional<Instant> since) {

  /** Finds them among all credentials of an account. */
  static List<ExistingCredentials> among(List<CredentialModel> stored, RealmModel realm) {
    Stream<ExistingCredentials> passkeys =
        UsablePasskeys.of(realm).types().stream()
            .sorted()
            .map(type -> of(stored, type, Method.PASSKEY, count(stored, type)));
    return Stream.concat(
            Stream.of(
                of(stored, CredentialTypes.OTP, Method.TOTP, count(stored, CredentialTypes.OTP)),
                of(
                    stored,
                    CredentialTypes.RECOVERY_CODES,
                    Method.RECOVERY_CODE,
                    spendable(stored))),
            passkeys)
        .filter(found -> found.count() > 0)
        .toList();
  }

  private static ExistingCredentials of(
      List<CredentialModel> stored, String type, Method method, int count) {
    return new ExistingCredentials(type, method, count, newest(stored, type));
  }

  private static int spendable(List<CredentialModel> stored) {
    return RegisteredMethods.recoveryCodes(stored)
        .filter(RecoveryCodes::spendable)
        .map(RecoveryCodes::left)
        .orElse(0);
  }

  private static int count(List<CredentialModel> stored, String type) {
    return (int) ofType(stored, type).count();
  }

  private static Optional<Instant> newest(List<CredentialModel> stored, String type) {
    return ofType(stored, type)
        .map(CredentialModel::getCreatedDate)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(Instant::ofEpochMilli);
  }

  private static Stream<CredentialModel> ofType(List<CredentialModel> stored, String type) {
    return stored.stream().filter(each -> type.equals(each.getType()));
  }
}
