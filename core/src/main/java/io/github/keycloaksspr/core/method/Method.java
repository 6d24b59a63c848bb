package io.github.keycloaksspr.core.method;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way to prove identity, named as in policy, forms and reports. */
public enum Method {
  MOBILE_TEXT("mobile-text", CredentialTypes.MOBILE_PHONE),
  MOBILE_CALL("mobile-call", CredentialTypes.MOBILE_PHONE),
  OFFICE_CALL("office-call", CredentialTypes.OFFICE_PHONE),
  EMAIL("email", CredentialTypes.EMAIL),
  QUESTIONS("questions", CredentialTypes.SECURITY_QUESTIONS),
  TOTP("totp", CredentialTypes.OTP, "CONFIGURE_TOTP"),
  RECOVERY_CODE("recovery-code", CredentialTypes.RECOVERY_CODES, "CONFIGURE_RECOVERY_AUTHN_CODES"),
  PASSKEY("passkey", CredentialTypes.PASSKEY, "webauthn-register-passwordless");

  private final String id;
  private final String credentialType;
  private final @Nullable String setUpAction;

  Method(String id, String credentialType) {
    this(id, credentialType, null);
  }

  Method(String id, String credentialType, @Nullable String setUpAction) {
    this.id = id;
    this.credentialType = credentialType;
    this.setUpAction = setUpAction;
  }

  /** Returns the name used in the policy, in form fields and in events. */
  public String id() {
    return id;
  }

  /**
   * Returns the type of the credential that holds the registered data. Two methods with the same
   * type reach the same device and count as one gate.
   */
  public String credentialType() {
    return credentialType;
  }

  /** Returns Keycloak's required action that sets the method up, empty for our own methods. */
  public Optional<String> setUpAction() {
    return Optional.ofNullable(setUpAction);
  }

  /** Finds the method with the given {@link #id()}. */
  public static Optional<Method> ofId(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }
}
