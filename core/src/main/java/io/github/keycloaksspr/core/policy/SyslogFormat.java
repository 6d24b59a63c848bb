package io.github.keycloaksspr.core.policy;

import java.util.Locale;

/** How a row of the activity is written for a syslog receiver. */
public enum SyslogFormat {
  /** Structured data of RFC 5424. */
  RFC5424,
  /** The Common Event Format, behind a header of RFC 5424. */
  CEF;

  /** Returns the value in the policy document. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
