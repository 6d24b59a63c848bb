package io.github.keycloaksspr.eventlisteners.notification;

import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.adminreset.AdminUnlock;
import io.github.keycloaksspr.core.change.Change;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.reset.Intent;
import io.github.keycloaksspr.eventlisteners.notification.AccountMail.Deed;
import io.github.keycloaksspr.messaging.Outbox;
import io.github.keycloaksspr.messaging.RegistrationNotice;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells users what happened to their account (spec P11, R6). */
final class NotificationListener implements EventListenerProvider {

  private final KeycloakSession session;

  NotificationListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (succeeded(event, Intent.RESET) || succeededByLink(event) || inDirectoryOnly(event)) {
      about(event, tellOf(Deed.PASSWORD_RESET));
    } else if (succeeded(event, Intent.UNLOCK) && unlockedSomething(event)) {
      about(event, tellOf(Deed.UNLOCKED));
    } else if (succeededChange(event)) {
      about(event, tellOf(Deed.PASSWORD_CHANGE));
    } else if (succeededReset(event)) {
      about(event, tellOf(Deed.ADMIN_RESET));
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

  private Reaction tellOf(Deed deed) {
    return (event, realm, user) -> tell(deed, realm, user, event.getTime());
  }

  private void tell(Deed deed, RealmModel realm, UserModel user, long time) {
    if (Policies.inForce(realm).filter(policy -> policy.notifications().user()).isPresent()) {
      Outbox outbox = new Outbox(session, realm);
      new AccountMail(deed, session, realm, user, Instant.ofEpochMilli(time))
          .toEveryAddress()
          .forEach(outbox::send);
    }
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
        tell(Deed.ADMIN_UNLOCK, realm, user, event.getTime());
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
