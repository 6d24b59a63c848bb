package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.registration.InviteResource.Invited;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.registration.EmailAddress;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** {@code POST sspr/users/{id}/invite}: asks one user to register (spec A6). */
public final class InviteOneResource {

  private final AdminRequest request;
  private final UserModel user;

  public InviteOneResource(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /**
   * Invites the user.
   *
   * @param force {@code true} to do so although the user was invited less than a day ago
   */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Response post(@QueryParam("force") @Nullable String force) {
    request.auth().users().requireManage(user);
    Readiness readiness = Readiness.of(request);
    return readiness instanceof Readiness.Ready ready
        ? invite(ready, "true".equals(force))
        : ((Readiness.NotReady) readiness).answer();
  }

  private Response invite(Readiness.Ready ready, boolean again) {
    Optional<Response> refusal = refusal(new Lack(request, ready.policy()));
    Optional<EmailAddress> address = Lack.address(user);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (address.isEmpty()) {
      return Refusal.conflict("no_email", "The user has no e-mail address.");
    }
    InvitationMail mail = new InvitationMail(request, ready.link());
    return new Inviting(request).send(List.of(mail.to(user, address.get())), again) == 1
        ? Response.ok(new Invited(1, 0, 0, 0, null)).build()
        : Refusal.conflict(
            "invited_already", "The user was invited less than a day ago; force=true does it.");
  }

  private Optional<Response> refusal(Lack lack) {
    return lack.refusal(user)
        .<Optional<Response>>map(
            reason ->
                switch (reason) {
                  case NOT_REGISTERED -> Optional.empty();
                  case OUT_OF_SCOPE ->
                      conflict("out_of_scope", "The policy does not cover the user.");
                  case SELF_SERVICE_LOCKED ->
                      conflict(
                          "self_service_locked",
                          "The user has locked self-service by a report; lift the block first.");
                  case USER_DISABLED,
                      USER_NOT_FOUND,
                      ACCOUNT_DISABLED,
                      ACCOUNT_EXPIRED,
                      OUTSIDE_HOURS ->
                      conflict("user_disabled", "The user cannot sign in.");
                })
        .orElseGet(() -> conflict("registered", "The user is registered already."));
  }

  private static Optional<Response> conflict(String error, String message) {
    return Optional.of(Refusal.conflict(error, message));
  }
}
