package io.github.keycloaksspr.core.method;

import java.util.Set;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Types of the Keycloak credentials that hold registered methods. */
public final class CredentialTypes {

  /** Every type of our own starts with this. */
  public static final String PREFIX = "sspr-";

  public static final String MOBILE_PHONE = "sspr-mobile-phone";
  public static final String OFFICE_PHONE = "sspr-office-phone";
  public static final String EMAIL = "sspr-email";
  public static final String SECURITY_QUESTIONS = "sspr-security-questions";

  /** What a user last confirmed about all of them; no method by itself. */
  public static final String REGISTRATION = "sspr-registration";

  /** Until when a password holds that an administrator has set; no method by itself. */
  public static final String TEMPORARY_PASSWORD = "sspr-temporary-password";

  /** The link by which a user sets a new password because an administrator sent it; no method. */
  public static final String RESET_LINK = "sspr-reset-link";

  /** That the realm's maximum age of passwords does not hold for a user; no method. */
  public static final String PASSWORD_EXPIRY = "sspr-password-expiry";

  /** That a user's self-service is locked; no method. */
  public static final String SELF_SERVICE_LOCK = "sspr-self-service-lock";

  /** Authenticator apps, which users set up in Keycloak. */
  public static final String OTP = OTPCredentialModel.TYPE;

  /** Keycloak's recovery codes. */
  public static final String RECOVERY_CODES = RecoveryAuthnCodesCredentialModel.TYPE;

  /** Keycloak's passkeys. */
  public static final String PASSKEY = WebAuthnCredentialModel.TYPE_PASSWORDLESS;

  /** Keycloak's second factor of the same kind, which may be a passkey as well. */
  public static final String SECURITY_KEY = WebAuthnCredentialModel.TYPE_TWOFACTOR;

  /** The types of our own that hold a method. */
  public static final Set<String> METHODS =
      Set.of(EMAIL, MOBILE_PHONE, OFFICE_PHONE, SECURITY_QUESTIONS);

  private CredentialTypes() {}

  /** Tells whether a type is ours, and not one that users set up in Keycloak. */
  public static boolean ours(String type) {
    return type.startsWith(PREFIX);
  }
}
