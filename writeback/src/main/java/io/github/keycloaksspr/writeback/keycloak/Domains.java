package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.directory.ControllerAddress;
import io.github.keycloaksspr.writeback.directory.ControllerLocator;
import io.github.keycloaksspr.writeback.directory.ControllerSource;
import io.github.keycloaksspr.writeback.directory.DirectorySettings;
import io.github.keycloaksspr.writeback.directory.DomainControllers;
import io.github.keycloaksspr.writeback.directory.Patience;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The connections of this server, by the id of the LDAP provider that they belong to. */
final class Domains implements AutoCloseable {
  private record Known(DirectorySettings settings, DomainControllers controllers) {}

  private final Map<String, Known> byProvider = new ConcurrentHashMap<>();
  private final ControllerLocator locator = new ControllerLocator();

  /** Returns the controllers that settings tell; empty when DNS must be asked and cannot be. */
  List<ControllerAddress> controllers(ControllerSource source) {
    return locator.controllers(source);
  }

  /** Returns the connections for settings; those for earlier ones are closed. */
  DomainControllers of(String provider, DirectorySettings settings, SSLSocketFactory tls) {
    return byProvider.compute(provider, (id, known) -> current(known, settings, tls)).controllers();
  }

  private static Known current(
      @Nullable Known known, DirectorySettings settings, SSLSocketFactory tls) {
    if (known != null && known.settings().equals(settings)) {
      return known;
    }
    if (known != null) {
      known.controllers().close();
    }
    return new Known(settings, DomainControllers.of(settings, Patience.USUAL, tls));
  }

  /** Closes the connections of a provider that is no more. */
  void forget(String provider) {
    Known known = byProvider.remove(provider);
    if (known != null) {
      known.controllers().close();
    }
  }

  @Override
  public void close() {
    byProvider.keySet().forEach(this::forget);
  }
}
