package io.github.keycloaksspr.eventlisteners.notification;

import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.adminreset.AdminUnlock;
import io.github.keycloaksspr.core.change.Change;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.reset.Intent;
import io.github.keycloaksspr.messaging.Notices;
import io.github.keycloaksspr.messaging.RegistrationNotice;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells users what happened to their account, and administrators of each other (P11, P12, R6). */
final class NotificationListener implements EventListenerProvider {

  private final KeycloakSession session;

  NotificationListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (succeeded(event, Intent.RESET) || succeededByLink(event) || inDirectoryOnly(event)) {
      about(event, tellAllOf(DeedKind.PASSWORD_RESET));
    } else if (succeeded(event, Intent.UNLOCK) && unlockedSomething(event)) {
      about(event, tellAllOf(DeedKind.UNLOCKED));
    } else if (succeededChange(event)) {
      about(event, tellOf(DeedKind.PASSWORD_CHANGED));
    } else if (succeededReset(event)) {
      about(event, tellOf(DeedKind.RESET_BY_ADMINISTRATOR));
    } else if (removedInAccountConsole(event)) {
      about(event, this::settleRemoval);
    }
  }

  /** What is to be done about an event of a user in a realm with a policy. */
  @FunctionalInterface
  private interface Reaction {
    void to(Event event, RealmModel realm, UserModel user);
  }

  private void about(Event event, Reaction reaction) {
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    UserModel user = session.users().getUserById(realm, event.getUserId());
    if (Policies.inForce(realm).isPresent() && user != null) {
      reaction.to(event, realm, user);
    }
  }

  private Reaction tellOf(DeedKind deed) {
    return (event, realm, user) -> tell(deed, realm, user, event.getTime());
  }

  /** What users do without a sign-in, other administrators get to know of administrators. */
  private Reaction tellAllOf(DeedKind deed) {
    return (event, realm, user) -> {
      tell(deed, realm, user, event.getTime());
      if (wanted(realm, Policy.Notifications::admins)) {
        new Notices(session, realm).tellAdministrators(story(deed, user, event.getTime()));
      }
    };
  }

  private void tell(DeedKind deed, RealmModel realm, UserModel user, long time) {
    if (wanted(realm, Policy.Notifications::user)) {
      new Notices(session, realm).tellOwner(story(deed, user, time));
    }
  }

  private static boolean wanted(RealmModel realm, Predicate<Policy.Notifications> kind) {
    return Policies.inForce(realm).map(Policy::notifications).filter(kind).isPresent();
  }

  private static Notices.Story story(DeedKind deed, UserModel user, long time) {
    return new Notices.Story(user, deed, Instant.ofEpochMilli(time));
  }

  /** Keycloak has removed the method already; whom to tell stands in what was confirmed. */
  private void settleRemoval(Event event, RealmModel realm, UserModel user) {
    RegisteredMethods registered = RegisteredMethods.of(realm, user);
    Optional<EmailAddress> earlier = Optional.ofNullable(registered.confirmation().email());
    registered.noteChange();
    new RegistrationNotice(session, realm, user)
        .tell(RegistrationNotice.Change.REMOVED, detail(event, Details.CREDENTIAL_TYPE), earlier);
  }

  private static boolean succeeded(Event event, Intent intent) {
    return event.getType() == EventType.RESET_PASSWORD
        && intent.id().equals(detail(event, "sspr_intent"))
        && "succeeded".equals(detail(event, "sspr_result"));
  }

  /** An administrator has sent a link, and its user has set a password by it. */
  private static boolean succeededByLink(Event event) {
    return event.getType() == EventType.RESET_PASSWORD
        && AdminReset.INTENT.equals(detail(event, "sspr_intent"))
        && AdminReset.SUCCEEDED.equals(detail(event, "sspr_result"));
  }

  /** The directory has the new password, and Keycloak lost the event about it. */
  private static boolean inDirectoryOnly(Event event) {
    return event.getType() == EventType.UPDATE_CREDENTIAL_ERROR
        && "directory_only".equals(detail(event, "sspr_result"));
  }

  private static boolean succeededChange(Event event) {
    return event.getType() == EventType.UPDATE_CREDENTIAL
        && Change.INTENT.equals(detail(event, "sspr_intent"))
        && Change.SUCCEEDED.equals(detail(event, "sspr_result"));
  }

  private static boolean succeededReset(Event event) {
    return event.getType() == EventType.UPDATE_CREDENTIAL
        && AdminReset.INTENT.equals(detail(event, "sspr_intent"))
        && AdminReset.SUCCEEDED.equals(detail(event, "sspr_result"));
  }

  private static boolean unlockedSomething(Event event) {
    return !"nothing".equals(detail(event, "sspr_unlocked"));
  }

  /** What our own pages remove, they tell of themselves. */
  private static boolean removedInAccountConsole(Event event) {
    return event.getType() == EventType.REMOVE_CREDENTIAL
        && CredentialTypes.METHODS.contains(detail(event, Details.CREDENTIAL_TYPE))
        && detail(event, "sspr_result").isEmpty();
  }

  private static String detail(Event event, String key) {
    return event.getDetails() == null ? "" : event.getDetails().getOrDefault(key, "");
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (AdminUnlock.RESOURCE.equals(event.getResourceTypeAsString())
        && !detail(event, AdminUnlock.LIFTED).isEmpty()) {
      RealmModel realm = session.realms().getRealm(event.getRealmId());
      UserModel user = session.users().getUserById(realm, detail(event, AdminUnlock.USER));
      if (user != null) {
        tell(DeedKind.UNLOCKED_BY_ADMINISTRATOR, realm, user, event.getTime());
      }
    }
  }

  private static String detail(AdminEvent event, String key) {
    return event.getDetails() == null ? "" : event.getDetails().getOrDefault(key, "");
  }

  @Override
  public void close() {
    // nothing to release
  }
}
