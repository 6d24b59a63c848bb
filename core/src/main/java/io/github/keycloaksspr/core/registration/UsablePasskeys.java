package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.method.CredentialTypes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.WebAuthnPolicy;

/**
 * The types of Keycloak's WebAuthn credentials that can pass the method passkey. Its page names no
 * credential, so the browser has to find one by itself (a discoverable one, of the relying party of
 * passkeys), and the credential has to verify its user. Keycloak does not keep how a credential was
 * made, so the realm's policy for its type decides.
 */
public record UsablePasskeys(Set<String> types) {

  public UsablePasskeys {
    types = Set.copyOf(types);
  }

  /** Reads the realm's WebAuthn policies. */
  public static UsablePasskeys of(RealmModel realm) {
    WebAuthnPolicy passkeys = realm.getWebAuthnPolicyPasswordless();
    WebAuthnPolicy securityKeys = realm.getWebAuthnPolicy();
    Set<String> types = new HashSet<>();
    if (strict(passkeys)) {
      types.add(CredentialTypes.PASSKEY);
    }
    if (strict(securityKeys) && relyingParty(securityKeys).equals(relyingParty(passkeys))) {
      types.add(CredentialTypes.SECURITY_KEY);
    }
    return new UsablePasskeys(types);
  }

  private static boolean strict(WebAuthnPolicy policy) {
    return discoverable(policy)
        && Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(
            policy.getUserVerificationRequirement());
  }

  /** Follows Keycloak's page: the older setting holds where the newer one is not set. */
  @SuppressWarnings("deprecation")
  private static boolean discoverable(WebAuthnPolicy policy) {
    return set(policy.getResidentKey())
        ? Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(policy.getResidentKey())
        : Constants.WEBAUTHN_POLICY_OPTION_YES.equals(policy.getRequireResidentKey());
  }

  private static boolean set(@Nullable String option) {
    return option != null
        && !option.isEmpty()
        && !Constants.DEFAULT_WEBAUTHN_POLICY_NOT_SPECIFIED.equals(option);
  }

  /** Returns the id, empty for the server's own host. */
  private static String relyingParty(WebAuthnPolicy policy) {
    return Objects.requireNonNullElse(policy.getRpId(), "");
  }
}
