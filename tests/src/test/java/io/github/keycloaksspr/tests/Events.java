package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.realm.Corp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.representations.idm.EventRepresentation;

/** The realm's user events, as an administrator reads them. */
final class Events {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Events() {}

  /** Waits for an event of one of these types about what somebody typed as a name. */
  static EventRepresentation about(Corp corp, String username, String... types) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Optional<EventRepresentation> event = Optional.empty();
    while (event.isEmpty()) {
      assertThat(Instant.now())
          .as("still no %s of %s", List.of(types), username)
          .isBefore(deadline);
      event =
          corp.admin().getEvents(List.of(types), null, null, null, null, null, 0, 50).stream()
              .filter(each -> username.equals(each.getDetails().get("username")))
              .findFirst();
    }
    return event.get();
  }
}
