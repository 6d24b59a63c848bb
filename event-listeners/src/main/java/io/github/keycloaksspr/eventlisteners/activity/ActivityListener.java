package io.github.keycloaksspr.eventlisteners.activity;

import io.github.keycloaksspr.core.activity.Course;
import io.github.keycloaksspr.core.activity.Detail;
import io.github.keycloaksspr.core.activity.EventDetails;
import io.github.keycloaksspr.core.activity.EventReader;
import io.github.keycloaksspr.core.activity.Fact;
import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.activity.Role;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.activity.store.ActivityJournal;
import io.github.keycloaksspr.core.policy.Policies;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Writes down what events tell of resets and of registrations, in realms with a policy. */
final class ActivityListener implements EventListenerProvider {

  private static final Pattern BY_KEYCLOAK = Pattern.compile("users/([^/]+)/reset-password");

  private final KeycloakSession session;

  ActivityListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (event.getType() == EventType.RESTART_AUTHENTICATION) {
      reported(event.getRealmId()).ifPresent(this::left);
    } else if (EventReader.mayTell(event.getType())) {
      reported(event.getRealmId()).ifPresent(realm -> tell(realm, event));
    }
    if (Registrations.mayTell(event.getType())) {
      reported(event.getRealmId())
          .ifPresent(realm -> new Registrations(session, realm).tell(event));
    }
  }

  private Optional<RealmModel> reported(String realmId) {
    return Optional.ofNullable(session.realms().getRealm(realmId))
        .filter(realm -> Policies.valid(realm).isPresent());
  }

  private void left(RealmModel realm) {
    AuthenticationSessionModel page = session.getContext().getAuthenticationSession();
    if (page != null) {
      ActivityJournal.of(session, realm).leave(SessionKey.tab(page));
    }
  }

  private void tell(RealmModel realm, Event event) {
    EventDetails details = EventDetails.of(event, Purpose.CHANGE);
    boolean byAdministrator = details.purpose() == Purpose.ADMIN_RESET;
    if (!byAdministrator && details.session().isEmpty()) {
      return;
    }
    List<Fact> facts = EventReader.facts(details);
    if (facts.isEmpty()) {
      return;
    }
    String key = details.session().orElseGet(SessionKey::fresh);
    if (byAdministrator || changes(details)) {
      begin(realm, key, event, details);
    }
    ActivityJournal journal = ActivityJournal.of(session, realm);
    facts.forEach(fact -> journal.note(key, fact));
    if (facts.stream().anyMatch(ActivityListener::good)) {
      role(realm, event.getUserId()).ifPresent(role -> journal.note(key, role));
    }
  }

  /** Only a password that somebody tries to set begins a session; a proof belongs to one. */
  private static boolean changes(EventDetails event) {
    return event.purpose() == Purpose.CHANGE
        && (event.type() == EventType.UPDATE_CREDENTIAL
            || event.type() == EventType.UPDATE_CREDENTIAL_ERROR);
  }

  private static boolean good(Fact fact) {
    return fact instanceof Fact.Ended ended && ended.detail().result() == Result.SUCCEEDED;
  }

  /** Somebody who is signed in, or an administrator, begins with what is the end as well. */
  private void begin(RealmModel realm, String key, Event event, EventDetails details) {
    UserModel user = user(realm, event.getUserId());
    ActivityJournal.of(session, realm)
        .begin(
            key,
            new ActivityJournal.Who(
                user == null ? null : user.getUsername(),
                event.getUserId(),
                user == null ? null : Registrations.role(user),
                details.details().get("sspr_actor"),
                event.getIpAddress(),
                event.getClientId()),
            Course.withoutGates(details.purpose()));
  }

  private Optional<Role> role(RealmModel realm, @Nullable String userId) {
    return Optional.ofNullable(user(realm, userId)).map(Registrations::role);
  }

  private @Nullable UserModel user(RealmModel realm, @Nullable String userId) {
    return userId == null ? null : session.users().getUserById(realm, userId);
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    Matcher path = BY_KEYCLOAK.matcher(String.valueOf(event.getResourcePath()));
    if (event.getResourceType() == ResourceType.USER
        && event.getOperationType() == OperationType.ACTION
        && event.getError() == null
        && path.matches()) {
      reported(event.getRealmId()).ifPresent(realm -> tell(realm, path.group(1), event));
    } else if (Registrations.mayTell(event)) {
      reported(event.getRealmId())
          .ifPresent(realm -> new Registrations(session, realm).tell(event));
    }
  }

  /** An administrator has set a password by Keycloak's own page or REST interface. */
  private void tell(RealmModel realm, String userId, AdminEvent event) {
    UserModel user = user(realm, userId);
    if (user == null) {
      return;
    }
    String key = SessionKey.fresh();
    ActivityJournal journal = ActivityJournal.of(session, realm);
    journal.begin(
        key,
        new ActivityJournal.Who(
            user.getUsername(),
            user.getId(),
            Registrations.role(user),
            event.getAuthDetails().getUserId(),
            event.getAuthDetails().getIpAddress(),
            Registrations.client(session, event.getAuthDetails())),
        Course.withoutGates(Purpose.ADMIN_RESET));
    journal.note(key, new Fact.Ended(Detail.PASSWORD_SET));
  }

  @Override
  public void close() {
    // nothing to release
  }
}
