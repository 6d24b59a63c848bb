package io.github.keycloaksspr.core.metrics;

import org.keycloak.Config;

/** The meters of this server, chosen when the first one is asked for. */
final class ServerMeters {

  /** Keycloak's option, which is one of the build. */
  private static final String OPTION = "metrics-enabled";

  static final Meters CHOSEN = chosen();

  private ServerMeters() {}

  /** A server without metrics needs no class of Micrometer for this. */
  private static Meters chosen() {
    return Config.scope("sspr").root().getBoolean(OPTION, false)
        ? MicrometerMeters.global()
        : Meters.none();
  }
}
