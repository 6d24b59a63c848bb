package io.github.keycloaksspr.core.expiry;

import io.github.keycloaksspr.core.method.CredentialTypes;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * Says whose password the realm's maximum age does not hold for. Kept as a Keycloak credential:
 * nobody edits it as part of a profile, users of a read-only federation can have it, and it goes
 * with the user through export and import.
 */
public final class NeverExpires {

  private static final String DATA = "{\"neverExpires\":true}";

  private NeverExpires() {}

  /** Tells whether a user's password never expires in Keycloak. */
  public static boolean holds(UserModel user) {
    return !stored(user).isEmpty();
  }

  /**
   * Lets the password of a user never expire, or expire again.
   *
   * @return whether that is a change
   */
  public static boolean set(UserModel user, boolean neverExpires) {
    List<CredentialModel> stored = stored(user);
    if (neverExpires != stored.isEmpty()) {
      return false;
    }
    if (neverExpires) {
      user.credentialManager().createStoredCredential(credential());
    }
    stored.forEach(each -> user.credentialManager().removeStoredCredentialById(each.getId()));
    return true;
  }

  private static List<CredentialModel> stored(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(CredentialTypes.PASSWORD_EXPIRY)
        .toList();
  }

  private static CredentialModel credential() {
    CredentialModel credential = new CredentialModel();
    credential.setType(CredentialTypes.PASSWORD_EXPIRY);
    credential.setCreatedDate(Time.currentTimeMillis());
    credential.setCredentialData(DATA);
    credential.setSecretData("{}");
    return credential;
  }
}
