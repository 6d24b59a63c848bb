package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells of a change of registered data at the addresses that were there before it (spec R6): the
 * primary and the alternate one.
 */
public final class RegistrationNotice {

  private static final String SUBJECT = "ssprRegistrationChangedSubject";
  private static final String TEMPLATE = "sspr-registration-changed.ftl";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Outbox outbox;

  public RegistrationNotice(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.outbox = new Outbox(session, realm);
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
    mails(change, credentialType, earlier).forEach(outbox::send);
  }

  /** Does the same for one of many users, whose mails must not keep codes waiting. */
  public void tellInTurn(Change change, String credentialType, Optional<EmailAddress> earlier) {
    List<Outbox.Parcel> parcels =
        mails(change, credentialType, earlier)
            .map(mail -> new Outbox.Parcel(mail, (later, inRealm, delivery) -> {}))
            .toList();
    outbox.sendInTurn(parcels, (later, inRealm) -> Duration.ZERO);
  }

  private Stream<Mail> mails(Change change, String credentialType, Optional<EmailAddress> earlier) {
    if (Policies.inForce(realm).filter(policy -> policy.notifications().user()).isEmpty()) {
      return Stream.empty();
    }
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    Notice notice = new Notice(session, realm, user, now);
    Map<String, Object> details = new HashMap<>(notice.notMe(change.kind, credentialType));
    details.put("change", change.id());
    details.put("type", credentialType);
    return Stream.of(notice.primary(), earlier)
        .flatMap(Optional::stream)
        .distinct()
        .map(address -> notice.to(address, SUBJECT, TEMPLATE, details));
  }
}
