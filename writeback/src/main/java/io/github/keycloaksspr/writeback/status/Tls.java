package io.github.keycloaksspr.writeback.status;

import java.util.Locale;

/** How TLS with a controller was. */
public enum Tls {
  OK,
  NOT_TRUSTED,
  /** The certificate is trusted, but its names do not have the host of the URL. */
  OTHER_HOST,
  FAILED,
  /** It never came to it. */
  UNKNOWN;

  /** Returns the name in answers. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
