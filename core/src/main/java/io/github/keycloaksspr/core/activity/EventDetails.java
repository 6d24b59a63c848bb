package io.github.keycloaksspr.core.activity;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

/**
 * An event and its details.
 *
 * @param fallback what a session is for where the event does not say it
 */
public record EventDetails(EventType type, Map<String, String> details, Purpose fallback) {

  public EventDetails {
    details = Map.copyOf(details);
  }

  /** Reads an event of Keycloak's. */
  public static EventDetails of(Event event, Purpose fallback) {
    return new EventDetails(event.getType(), known(event.getDetails()), fallback);
  }

  private static Map<String, String> known(@Nullable Map<String, String> details) {
    if (details == null) {
      return Map.of();
    }
    return details.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns a detail, or an empty text. */
  public String get(String key) {
    return details.getOrDefault(key, "");
  }

  String result() {
    return get("sspr_result");
  }

  String reason() {
    return get("sspr_reason");
  }

  /** Returns what the event says that its session is for. */
  public Optional<Purpose> namedPurpose() {
    return Purpose.ofId(get("sspr_intent"));
  }

  /** Returns what its session is for. */
  public Purpose purpose() {
    return namedPurpose().orElse(fallback);
  }

  int gate() {
    String gate = get("sspr_gate");
    return gate.matches("\\d") ? Integer.parseInt(gate) : 1;
  }

  /** Returns which session it belongs to. */
  public Optional<String> session() {
    return Optional.of(get(SessionKey.DETAIL)).filter(key -> !key.isEmpty());
  }

  Optional<DirectoryAnswer> answer() {
    String outcome = get(DirectoryAnswer.OUTCOME_DETAIL);
    return outcome.isEmpty()
        ? Optional.empty()
        : Optional.of(new DirectoryAnswer(outcome, details.get(DirectoryAnswer.CONTROLLER_DETAIL)));
  }
}
