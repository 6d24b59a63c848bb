package io.github.keycloaksspr.core.method;

/** Types of the Keycloak credentials that hold registered methods. */
public final class CredentialTypes {

  /** Every type starts with this. */
  public static final String PREFIX = "sspr-";

  public static final String MOBILE_PHONE = "sspr-mobile-phone";
  public static final String OFFICE_PHONE = "sspr-office-phone";
  public static final String EMAIL = "sspr-email";
  public static final String SECURITY_QUESTIONS = "sspr-security-questions";

  private CredentialTypes() {}
}
