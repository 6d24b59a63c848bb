package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells of a change of registered data at the addresses that were there before it (spec R6): the
 * primary and the alternate one.
 */
public final class RegistrationNotice {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  public RegistrationNotice(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /** What happened to a method. */
  public enum Change {
    ADDED(DeedKind.METHOD_ADDED),
    CHANGED(DeedKind.METHOD_CHANGED),
    REMOVED(DeedKind.METHOD_REMOVED);

    private final DeedKind kind;

    Change(DeedKind kind) {
      this.kind = kind;
    }

    /** Returns the last part of the message key, and the value of {@code sspr_result}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Sends the mails once the request is committed, unless the policy tells users nothing.
   *
   * @param earlier the alternate address before the change
   */
  public void tell(Change change, String credentialType, Optional<EmailAddress> earlier) {
    if (wanted()) {
      notices().tell(story(change, credentialType), addresses(earlier));
    }
  }

  /** Does the same for one of many users, whose mails must not keep codes waiting. */
  public void tellInTurn(Change change, String credentialType, Optional<EmailAddress> earlier) {
    if (wanted()) {
      notices().tellInTurn(story(change, credentialType), addresses(earlier));
    }
  }

  private boolean wanted() {
    return Policies.inForce(realm).filter(policy -> policy.notifications().user()).isPresent();
  }

  private Notices notices() {
    return new Notices(session, realm);
  }

  private Notices.Story story(Change change, String credentialType) {
    return new Notices.Story(
        user, change.kind, credentialType, Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  private List<EmailAddress> addresses(Optional<EmailAddress> earlier) {
    return Notices.addresses(user, earlier);
  }
}
