package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.notme.AccountDeed;
import io.github.keycloaksspr.core.notme.NotMeTokens;
import io.github.keycloaksspr.core.policy.Policies;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/**
 * The link by which the reader of a mail says that what it tells of was not them (spec A7). Its
 * host is the one that the realm or the server was configured with: what a request says about it
 * must not get into a mail. Never printed: it holds a token.
 */
final class NotMeLink {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final boolean requested;

  /**
   * Makes links.
   *
   * @param requested whether a request asks for them, and not a job
   */
  NotMeLink(KeycloakSession session, RealmModel realm, boolean requested) {
    this.session = session;
    this.realm = realm;
    this.requested = requested;
  }

  /** Returns the link; empty where there is none. */
  Optional<URI> to(AccountDeed deed) {
    return Policies.inForce(realm)
        .filter(policy -> policy.notifications().notMe())
        .flatMap(policy -> base())
        .map(
            base ->
                UriBuilder.fromUri(base)
                    .path("realms/{realm}/sspr/not-me")
                    .queryParam("token", new NotMeTokens(session, realm).issue(deed))
                    .build(realm.getName()));
  }

  /** Where only the host is configured, the request says by which port people come. */
  private Optional<URI> base() {
    return ConfiguredAddress.whole(session)
        .or(
            () ->
                requested && ConfiguredAddress.hasHost(session)
                    ? Optional.of(session.getContext().getUri(UrlType.FRONTEND).getBaseUri())
                    : Optional.empty());
  }
}
