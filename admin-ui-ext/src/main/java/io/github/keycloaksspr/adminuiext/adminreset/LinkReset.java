package io.github.keycloaksspr.adminuiext.adminreset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.eligibility.PermanentLock;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.core.resetlink.LinkToken;
import io.github.keycloaksspr.core.resetlink.ResetLink;
import io.github.keycloaksspr.messaging.ConfiguredAddress;
import io.github.keycloaksspr.writeback.keycloak.PasswordMark;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;
import org.keycloak.urls.UrlType;

/** A reset for which the user gets a link and nothing else changes until the user has used it. */
final class LinkReset {

  private final AdminRequest request;
  private final UserModel user;

  LinkReset(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /**
   * What the administrator is told, once.
   *
   * @param link null when it went to the user
   * @param to the address it went to, masked; null when it did not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Issued(
      String kind, @Nullable String link, boolean sent, @Nullable String to, String expires) {

    Issued withoutLink() {
      return new Issued(kind, null, sent, to, expires);
    }

    /** A record would print the link. */
    @Override
    public String toString() {
      return "Issued[" + kind + ", " + expires + "]";
    }
  }

  /** Makes a link in place of any earlier one, for the caller. */
  Response tell() {
    return hindrance().orElseGet(() -> told(expiry()));
  }

  private Response told(Instant expires) {
    return answer(issue(expires), expires, Optional.empty());
  }

  /** Makes a link in place of any earlier one, and mails it to the user. */
  Response send() {
    return hindrance()
        .or(this::unreachable)
        .orElseGet(() -> sent(address().orElseThrow(), expiry()));
  }

  private Response sent(EmailAddress address, Instant expires) {
    URI link = issue(expires);
    new LinkMail(request, user).send(address, link, expires);
    return answer(link, expires, Optional.of(address));
  }

  private Optional<Response> hindrance() {
    if (!user.isEnabled() && !PermanentLock.holds(user)) {
      return conflict("user_disabled", "The user's account is disabled; a link would not open.");
    }
    return Reset.ready(request.realm())
        ? Optional.empty()
        : conflict(
            "not_set_up",
            "A link needs the required actions UPDATE_PASSWORD and "
                + Reset.DONE_ACTION
                + "; POST setup registers the latter.");
  }

  private Optional<Response> unreachable() {
    if (request.realm().getSmtpConfig().get("host") == null) {
      return conflict("no_mail_server", "The realm has no mail server.");
    }
    if (!ConfiguredAddress.hasHost(request.session())) {
      return conflict(
          "no_hostname",
          "Set the realm's frontend URL or the server's --hostname: a link in a mail must not"
              + " depend on the name in a request.");
    }
    return address().isPresent()
        ? Optional.empty()
        : conflict("no_email", "The user has no e-mail address.");
  }

  private Optional<EmailAddress> address() {
    return Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse);
  }

  private static Optional<Response> conflict(String error, String message) {
    return Optional.of(Refusal.conflict(error, message));
  }

  private Instant expiry() {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis()).truncatedTo(ChronoUnit.SECONDS);
    return now.plus(Policies.orDefaults(request.realm()).adminReset().linkLifetime());
  }

  private URI issue(Instant expires) {
    LinkToken token =
        new ResetLink(user)
            .issue(
                request.session(),
                expires,
                PasswordMark.of(request.session(), request.realm(), user));
    return UriBuilder.fromUri(request.session().getContext().getUri(UrlType.FRONTEND).getBaseUri())
        .path("realms/{realm}/sspr/reset-link")
        // a path is logged by the server, a query is not
        .queryParam("token", token.value())
        .build(request.realm().getName());
  }

  private Response answer(URI link, Instant expires, Optional<EmailAddress> address) {
    Issued issued =
        new Issued(
            AdminReset.LINK,
            address.isPresent() ? null : link.toString(),
            address.isPresent(),
            address.map(EmailAddress::masked).orElse(null),
            expires.toString());
    request
        .event()
        .resource("SSPR_RESET_PASSWORD")
        .operation(OperationType.ACTION)
        .resourcePath(request.session().getContext().getUri())
        .representation(issued.withoutLink())
        .success();
    return Response.ok(issued).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
