package io.github.keycloaksspr.writeback.status;

import java.util.Locale;

/** How the service account was received. */
public enum Bind {
  OK,
  REFUSED,
  /** No answer that says anything about the account. */
  FAILED,
  /** It never came to it. */
  UNKNOWN;

  /** Returns the name in answers. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
