package io.github.keycloaksspr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.events.EventType;

class LaterEventTest {

  private final Map<String, String> details = new HashMap<>(Map.of("sspr_method", "email"));
  private final LaterEvent event =
      new LaterEvent(EventType.SEND_RESET_PASSWORD, "alice-id", "app", "192.0.2.1", details);

  @Test
  void aDetailIsAdded() {
    assertThat(event.with("sspr_reason", "mail_failed").details())
        .containsOnly(entry("sspr_method", "email"), entry("sspr_reason", "mail_failed"));
  }

  @Test
  void aDetailIsReplaced() {
    assertThat(event.with("sspr_method", "questions").details())
        .containsOnly(entry("sspr_method", "questions"));
  }

  @Test
  void theFirstEventStaysAsItIs() {
    event.with("sspr_reason", "mail_failed");
    details.clear();

    assertThat(event.details()).containsOnly(entry("sspr_method", "email"));
  }

  @Test
  void aDetailChangesNothingElse() {
    assertThat(event.with("sspr_reason", "mail_failed"))
        .usingRecursiveComparison()
        .ignoringFields("details")
        .isEqualTo(event);
  }
}
