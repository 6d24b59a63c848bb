package io.github.keycloaksspr.writeback.status;

import java.util.Locale;

/** Whether a right was seen to be there. */
public enum Grant {
  GRANTED,
  MISSING,
  /** The directory does not let it be seen. */
  UNKNOWN;

  /** Returns the name in answers. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
