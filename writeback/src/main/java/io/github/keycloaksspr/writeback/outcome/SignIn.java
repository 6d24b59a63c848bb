package io.github.keycloaksspr.writeback.outcome;

import java.util.Locale;

/** What a directory says to who signs in with a password that was set just now (CVE-2025-0604). */
public enum SignIn {
  ACCEPTED,
  DISABLED,
  EXPIRED,
  OUTSIDE_HOURS,
  /** The account is for some workstations only. */
  OTHER_WORKSTATION,
  LOCKED,
  /** The password holds only until the user chooses another one. */
  CHANGE_DUE,
  /** The password is not taken, here and now. */
  REFUSED,
  /** Nobody could be asked. */
  UNKNOWN;

  /** Returns the name in events and texts. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
