package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.adminuiext.methods.Registrable;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.Source;
import io.github.keycloaksspr.messaging.RegistrationNotice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/**
 * One thing to change of a user.
 *
 * @param value what to register, empty to remove what is there
 * @param earlier what was registered before
 */
record Edit(
    Registrable type, Optional<Registrable.Value> value, Optional<Registrable.Held> earlier) {

  void apply(RegisteredMethods registered, Instant now) {
    value.ifPresentOrElse(
        found -> found.save(registered, now), () -> registered.remove(type.type()));
  }

  /** Tells whether it changes what the user registered. */
  boolean ofTheUser() {
    return earlier.map(Registrable.Held::source).filter(Source.USER::equals).isPresent();
  }

  /** Returns what the change is to the user. */
  RegistrationNotice.Change change() {
    if (value.isEmpty()) {
      return RegistrationNotice.Change.REMOVED;
    }
    return earlier.isEmpty() ? RegistrationNotice.Change.ADDED : RegistrationNotice.Change.CHANGED;
  }

  /** Returns what the change is to an auditor. */
  OperationType operation() {
    return switch (change()) {
      case ADDED -> OperationType.CREATE;
      case CHANGED -> OperationType.UPDATE;
      case REMOVED -> OperationType.DELETE;
    };
  }

  /** Returns what the admin event shows. */
  Map<String, String> shown() {
    return value
        .map(found -> Map.of("type", type.type(), "value", found.masked()))
        .orElseGet(() -> Map.of("type", type.type()));
  }
}
