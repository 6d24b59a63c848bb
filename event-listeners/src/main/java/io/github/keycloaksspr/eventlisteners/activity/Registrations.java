package io.github.keycloaksspr.eventlisteners.activity;

import io.github.keycloaksspr.core.activity.RegistrationAction;
import io.github.keycloaksspr.core.activity.RegistrationActivity;
import io.github.keycloaksspr.core.activity.Role;
import io.github.keycloaksspr.core.activity.store.ActivityJournal;
import io.github.keycloaksspr.core.eligibility.Administrators;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Writes the rows of the registration report (spec A2). */
record Registrations(KeycloakSession session, RealmModel realm) {

  /** Resource type of the admin events about registered methods. */
  private static final String RESOURCE = "SSPR_METHOD";

  private static final Pattern PATH = Pattern.compile("(?:.*/)?users/([^/]+)/methods/([^/]+)");

  /**
   * Somebody's request.
   *
   * @param actorId the administrator, null when the user acts
   */
  private record Origin(
      Instant at, @Nullable String actorId, @Nullable String address, @Nullable String client) {}

  static boolean mayTell(EventType type) {
    return type == EventType.UPDATE_CREDENTIAL
        || type == EventType.REMOVE_CREDENTIAL
        || type == EventType.CUSTOM_REQUIRED_ACTION;
  }

  static boolean mayTell(AdminEvent event) {
    return RESOURCE.equals(event.getResourceTypeAsString()) && event.getError() == null;
  }

  /** Returns the name of the client that an administrator uses; events have its internal id. */
  static @Nullable String client(KeycloakSession session, AuthDetails by) {
    RealmModel realm = session.realms().getRealm(by.getRealmId());
    ClientModel client =
        realm == null || by.getClientId() == null
            ? null
            : session.clients().getClientById(realm, by.getClientId());
    return client == null ? by.getClientId() : client.getClientId();
  }

  static Role role(UserModel user) {
    return Administrators.include(user) ? Role.ADMIN : Role.USER;
  }

  /** Writes what a user did. */
  void tell(Event event) {
    Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
    String type = details.get(Details.CREDENTIAL_TYPE);
    action(event.getType(), details, type == null ? "" : type)
        .ifPresent(
            action ->
                write(
                    event.getUserId(),
                    action,
                    action == RegistrationAction.RECONFIRMED ? null : type,
                    new Origin(
                        Instant.ofEpochMilli(event.getTime()),
                        null,
                        event.getIpAddress(),
                        event.getClientId())));
  }

  private Optional<RegistrationAction> action(
      EventType event, Map<String, String> details, String type) {
    if ("register".equals(details.get("sspr_intent"))) {
      return byOurPage(details.getOrDefault("sspr_result", ""));
    }
    return counted(type) ? byKeycloak(event) : Optional.empty();
  }

  private static Optional<RegistrationAction> byOurPage(String result) {
    return switch (result) {
      case "added" -> Optional.of(RegistrationAction.REGISTERED);
      case "changed" -> Optional.of(RegistrationAction.CHANGED);
      case "removed" -> Optional.of(RegistrationAction.REMOVED);
      case "confirmed" -> Optional.of(RegistrationAction.RECONFIRMED);
      default -> Optional.empty();
    };
  }

  private static Optional<RegistrationAction> byKeycloak(EventType event) {
    return switch (event) {
      case UPDATE_CREDENTIAL -> Optional.of(RegistrationAction.REGISTERED);
      case REMOVE_CREDENTIAL -> Optional.of(RegistrationAction.REMOVED);
      default -> Optional.empty();
    };
  }

  /** What users set up in Keycloak is registered where the policy lets them reset with it. */
  private boolean counted(String type) {
    return CredentialTypes.METHODS.contains(type)
        || Policies.orDefaults(realm).methods().stream()
            .map(Method::credentialType)
            .anyMatch(type::equals);
  }

  /** Writes what an administrator did. */
  void tell(AdminEvent event) {
    Matcher path = PATH.matcher(String.valueOf(event.getResourcePath()));
    if (path.matches()) {
      AuthDetails by = event.getAuthDetails();
      write(
          path.group(1),
          switch (event.getOperationType()) {
            case CREATE -> RegistrationAction.REGISTERED;
            case DELETE -> RegistrationAction.REMOVED;
            case UPDATE, ACTION -> RegistrationAction.CHANGED;
          },
          path.group(2),
          new Origin(
              Instant.ofEpochMilli(event.getTime()),
              by.getUserId(),
              by.getIpAddress(),
              client(session, by)));
    }
  }

  private void write(
      @Nullable String userId, RegistrationAction action, @Nullable String data, Origin origin) {
    UserModel user = userId == null ? null : session.users().getUserById(realm, userId);
    if (user == null) {
      return;
    }
    ActivityJournal.of(session, realm)
        .note(
            new RegistrationActivity(
                UUID.randomUUID().toString(),
                realm.getId(),
                origin.at(),
                user.getId(),
                user.getUsername(),
                role(user),
                action,
                data,
                origin.actorId(),
                origin.address(),
                origin.client()));
  }
}
