package io.github.keycloaksspr.authenticators.notme;

import io.github.keycloaksspr.core.notme.AccountDeed;
import io.github.keycloaksspr.core.notme.NotMeTokens;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * {@code GET|POST sspr/not-me}: the reader of a mail says that what it tells of was not them. To
 * open the page has no effect, for scanners of mail do so as well. The token proves that a post
 * comes from a reader of the mail; no session and no cookie counts.
 */
public final class NotMeResource {

  /** Keycloak keeps a parameter of this name when the visitor takes another language. */
  private static final String TOKEN = "token";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Instant now;

  public NotMeResource(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.now = Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  /** Shows what the mail was about, and a button. */
  @GET
  public Response get() {
    Lead lead = lead();
    if (lead instanceof Lead.Dead dead) {
      return page().dead(dead);
    }
    Lead.Alive alive = (Lead.Alive) lead;
    return dealtWith(alive) ? page().repeated(alive) : page().question(alive);
  }

  /** Reports the deed. */
  @POST
  public Response post() {
    Lead lead = lead();
    NotMeEvents events = new NotMeEvents(session, realm);
    if (lead instanceof Lead.Dead dead) {
      events.refused(dead.reason());
      return page().dead(dead);
    }
    Lead.Alive alive = (Lead.Alive) lead;
    if (new Reporting(session, realm, now).report(alive)) {
      events.locked(alive);
      return page().done(alive);
    }
    events.repeated(alive);
    return page().repeated(alive);
  }

  private NotMePage page() {
    return new NotMePage(session, realm);
  }

  /** Looks at the lock only: to look at what has been reported would write a row. */
  private static boolean dealtWith(Lead.Alive alive) {
    return new SelfServiceLock(alive.user())
        .state()
        .map(SelfServiceLock.Locked::since)
        .filter(since -> !since.isBefore(alive.deed().at()))
        .isPresent();
  }

  private Lead lead() {
    NotMeTokens.Reading reading =
        token()
            .map(alleged -> new NotMeTokens(session, realm).read(alleged, now))
            .orElseGet(NotMeTokens.Unknown::new);
    if (reading instanceof NotMeTokens.Told told) {
      return lead(told.deed());
    }
    return new Lead.Dead(
        reading instanceof NotMeTokens.Expired ? Lead.Reason.EXPIRED : Lead.Reason.UNKNOWN);
  }

  private Lead lead(AccountDeed deed) {
    UserModel user = session.users().getUserById(realm, deed.userId());
    if (user == null) {
      return new Lead.Dead(Lead.Reason.USER_NOT_FOUND);
    }
    Optional<Policy> policy =
        Policies.inForce(realm).filter(found -> found.notifications().notMe());
    return policy
        .<Lead>map(found -> new Lead.Alive(deed, user, found))
        .orElseGet(() -> new Lead.Dead(Lead.Reason.OFF));
  }

  private Optional<String> token() {
    List<String> given =
        session.getContext().getUri().getQueryParameters().getOrDefault(TOKEN, List.of());
    return given.size() == 1 ? Optional.of(given.get(0)) : Optional.empty();
  }
}
