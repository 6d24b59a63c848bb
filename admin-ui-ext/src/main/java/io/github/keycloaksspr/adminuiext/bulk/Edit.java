package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.adminuiext.methods.Registrable;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/**
 * One thing to change of a user.
 *
 * @param value what to register, empty to remove what is there
 * @param operation what the change is to an auditor
 */
record Edit(Registrable type, Optional<Registrable.Value> value, OperationType operation) {

  void apply(RegisteredMethods registered, Instant now) {
    value.ifPresentOrElse(
        found -> found.save(registered, now), () -> registered.remove(type.type()));
  }

  /** Returns what the admin event shows. */
  Map<String, String> shown() {
    return value
        .map(found -> Map.of("type", type.type(), "value", found.masked()))
        .orElseGet(() -> Map.of("type", type.type()));
  }
}
