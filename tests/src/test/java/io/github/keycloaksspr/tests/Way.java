package io.github.keycloaksspr.tests;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A method, as the policy names it, and the device it reaches. */
enum Way {
  EMAIL("mailbox"),
  MOBILE_TEXT("mobile"),
  MOBILE_CALL("mobile"),
  OFFICE_CALL("office"),
  QUESTIONS("memory"),
  TOTP("app"),
  RECOVERY_CODE("paper");

  /** What is registered for the reset; the others users have set up in Keycloak. */
  static final Set<Way> REGISTERED = EnumSet.range(EMAIL, QUESTIONS);

  private final String device;

  Way(String device) {
    this.device = device;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Tells whether both may be asked for as two gates. */
  boolean independentOf(Way other) {
    return !device.equals(other.device);
  }
}
