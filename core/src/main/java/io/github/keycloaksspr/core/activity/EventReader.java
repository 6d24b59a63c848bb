package io.github.keycloaksspr.core.activity;

import io.github.keycloaksspr.core.method.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Reads out of Keycloak's user events what belongs in the reset report. */
public final class EventReader {

  /** Value of {@code sspr_result} when a stuck user has a mail sent to the helpdesk. */
  public static final String HELPDESK_ASKED = "helpdesk_asked";

  private static final String SUCCEEDED = "succeeded";

  private EventReader() {}

  /** Tells whether an event can say anything about a session; most events cannot. */
  public static boolean mayTell(EventType type) {
    return switch (type) {
      case RESET_PASSWORD,
          RESET_PASSWORD_ERROR,
          SEND_RESET_PASSWORD,
          SEND_RESET_PASSWORD_ERROR,
          UPDATE_CREDENTIAL,
          UPDATE_CREDENTIAL_ERROR ->
          true;
      default -> false;
    };
  }

  /** Reads one event; nothing where it tells nothing that the report wants to know. */
  public static List<Fact> facts(EventDetails event) {
    List<Fact> facts = outcome(event).stream().toList();
    return event
        .answer()
        .map(
            answer -> Stream.concat(facts.stream(), Stream.of(new Fact.Directory(answer))).toList())
        .orElse(facts);
  }

  private static Optional<Fact> outcome(EventDetails event) {
    return switch (event.type()) {
      case RESET_PASSWORD -> succeeded(event, ended(event));
      case UPDATE_CREDENTIAL -> ofPassword(event, ended(event));
      case SEND_RESET_PASSWORD -> asked(event).or(() -> tried(event));
      case SEND_RESET_PASSWORD_ERROR -> tried(event);
      case RESET_PASSWORD_ERROR -> failed(event);
      case UPDATE_CREDENTIAL_ERROR -> ofPassword(event, refused(event));
      default -> Optional.empty();
    };
  }

  private static Optional<Fact> succeeded(EventDetails event, Optional<Fact> fact) {
    return fact.filter(any -> event.result().equals(SUCCEEDED));
  }

  private static Optional<Fact> ofPassword(EventDetails event, Optional<Fact> fact) {
    return fact.filter(
        any -> event.get(Details.CREDENTIAL_TYPE).equals(PasswordCredentialModel.TYPE));
  }

  private static Optional<Fact> ended(EventDetails event) {
    return Optional.of(new Fact.Ended(success(event)));
  }

  private static Detail success(EventDetails event) {
    return switch (event.purpose()) {
      case RESET -> Detail.PASSWORD_RESET;
      case UNLOCK ->
          event.get("sspr_unlocked").equals("nothing")
              ? Detail.NOTHING_LOCKED
              : Detail.ACCOUNT_UNLOCKED;
      case ADMIN_RESET ->
          event.get("sspr_kind").equals("link") ? Detail.RESET_LINK : Detail.TEMPORARY_PASSWORD;
      case CHANGE ->
          event.result().equals(SUCCEEDED)
              ? Detail.PASSWORD_CHANGED
              : Detail.PASSWORD_CHANGE_REQUIRED;
    };
  }

  private static Optional<Fact> asked(EventDetails event) {
    return event.result().equals(HELPDESK_ASKED)
        ? Optional.of(new Fact.HelpdeskContacted())
        : Optional.empty();
  }

  private static Optional<Fact> tried(EventDetails event) {
    return method(event)
        .map(
            method ->
                new Fact.Tried(
                    event.namedPurpose().orElse(null),
                    method,
                    event.gate(),
                    event.result().equals("code_sent"),
                    Detail.ofReason(event.reason()).orElse(null)));
  }

  /** What was wrong with a proof is for the events; what ends a session is for the report. */
  private static Optional<Fact> failed(EventDetails event) {
    if (event.result().isEmpty()) {
      return Optional.empty();
    }
    Optional<Fact> end = Detail.ofReason(event.reason()).map(Fact.Ended::new);
    if (end.isPresent()) {
      return end;
    }
    return event.reason().isEmpty()
        ? Optional.of(new Fact.Ended(Detail.CHANGED_MEANWHILE))
        : tried(event);
  }

  private static Optional<Fact> refused(EventDetails event) {
    if (event.result().equals(Detail.DIRECTORY_ONLY.id())) {
      return Optional.of(new Fact.Ended(Detail.DIRECTORY_ONLY));
    }
    return event.purpose() == Purpose.RESET
        ? Optional.of(new Fact.PasswordRefused())
        : Optional.of(
            new Fact.Ended(Detail.ofReason(event.reason()).orElse(Detail.PASSWORD_REFUSED)));
  }

  private static Optional<Method> method(EventDetails event) {
    return Arrays.stream(event.get("sspr_method").split(",")).findFirst().flatMap(Method::ofId);
  }
}
