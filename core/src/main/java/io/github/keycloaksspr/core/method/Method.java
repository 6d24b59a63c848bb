package io.github.keycloaksspr.core.method;

import java.util.Arrays;
import java.util.Optional;

/** A way to prove identity, named as in policy, forms and reports. */
public enum Method {
  MOBILE_TEXT("mobile-text", CredentialTypes.MOBILE_PHONE, false),
  MOBILE_CALL("mobile-call", CredentialTypes.MOBILE_PHONE, false),
  OFFICE_CALL("office-call", CredentialTypes.OFFICE_PHONE, false),
  EMAIL("email", CredentialTypes.EMAIL, true),
  QUESTIONS("questions", CredentialTypes.SECURITY_QUESTIONS, true),
  TOTP("totp", CredentialTypes.OTP, true),
  RECOVERY_CODE("recovery-code", CredentialTypes.RECOVERY_CODES, true),
  PASSKEY("passkey", CredentialTypes.PASSKEY, true);

  private final String id;
  private final String credentialType;
  private final boolean available;

  Method(String id, String credentialType, boolean available) {
    this.id = id;
    this.credentialType = credentialType;
    this.available = available;
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

  /** Tells whether this version of the product has a flow step for the method. */
  public boolean available() {
    return available;
  }

  /** Finds the method with the given {@link #id()}. */
  public static Optional<Method> ofId(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }
}
