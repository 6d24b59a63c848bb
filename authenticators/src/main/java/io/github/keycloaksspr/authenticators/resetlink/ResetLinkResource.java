package io.github.keycloaksspr.authenticators.resetlink;

import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.resetlink.LinkToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.services.util.LocaleUtil;

/**
 * {@code sspr/reset-link?token=}: what an administrator's link opens (spec X5). Mail scanners and
 * previews open links as well, so that looking at it changes nothing; its user goes on by a button.
 */
public final class ResetLinkResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final String alleged;

  public ResetLinkResource(KeycloakSession session, String alleged) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.alleged = alleged;
  }

  /** A link that the realm has made, for a user whom it has. */
  private record Known(LinkToken token, UserModel user) {}

  /** Says whose password it is, or that the link does not hold. */
  @GET
  public Response get() {
    Optional<Known> known = known();
    LinkVerdict verdict = verdict(known);
    return known.isPresent() && verdict == LinkVerdict.HOLDS
        ? page().ask(form(), known.get().user(), here())
        : page().refuse(form(), verdict);
  }

  /** Leads to the page for a new password; the link holds until there is one. */
  @POST
  public Response post() {
    Optional<Known> known = known();
    LinkVerdict verdict = verdict(known);
    if (known.isEmpty() || verdict != LinkVerdict.HOLDS) {
      event(known.map(Known::user).orElse(null))
          .detail("sspr_result", "failed")
          .detail("sspr_reason", verdict.reason())
          .error(Errors.NOT_ALLOWED);
      return page().refuse(form(), verdict);
    }
    event(known.get().user()).success();
    return new LinkSession(session, realm, known.get().user()).begin(known.get().token());
  }

  private LinkPage page() {
    return new LinkPage(session, realm);
  }

  private URI here() {
    return session
        .getContext()
        .getUri()
        .getAbsolutePathBuilder()
        .queryParam("token", alleged)
        .build();
  }

  private Optional<Known> known() {
    return LinkToken.read(session, alleged)
        .flatMap(
            token ->
                Optional.ofNullable(session.users().getUserById(realm, token.userId()))
                    .map(user -> new Known(token, user)));
  }

  private LinkVerdict verdict(Optional<Known> known) {
    return known
        .map(link -> LinkVerdict.of(session, realm, link.user(), link.token().fingerprint()))
        .orElse(LinkVerdict.VOID);
  }

  private LoginFormsProvider form() {
    LocaleUtil.processLocaleParam(session, realm, null);
    return session.getProvider(LoginFormsProvider.class);
  }

  private EventBuilder event(@Nullable UserModel user) {
    EventBuilder event =
        new EventBuilder(realm, session, session.getContext().getConnection())
            .event(EventType.EXECUTE_ACTION_TOKEN)
            .client(SystemClientUtil.getSystemClient(realm))
            .detail("sspr_intent", AdminReset.INTENT)
            .detail("sspr_kind", AdminReset.LINK);
    return user == null ? event : event.user(user).detail(Details.USERNAME, user.getUsername());
  }
}
