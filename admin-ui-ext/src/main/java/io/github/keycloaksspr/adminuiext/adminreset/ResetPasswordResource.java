package io.github.keycloaksspr.adminuiext.adminreset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.adminreset.TemporaryPassword;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.writeback.keycloak.DirectoryAccount;
import io.github.keycloaksspr.writeback.keycloak.FederatedPassword;
import io.github.keycloaksspr.writeback.lock.KeycloakLock;
import io.github.keycloaksspr.writeback.status.Grant;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageId;

/** {@code POST sspr/users/{id}/reset-password} (spec X5). */
public final class ResetPasswordResource {

  private final AdminRequest request;
  private final UserModel user;

  public ResetPasswordResource(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /**
   * What the administrator is told, once.
   *
   * @param password the one that was made; null for one that the administrator knows already
   * @param temporary always {@code true}: it must be changed at the next sign-in
   * @param expires when it signs in no more
   * @param sessionsEnded how many sessions of the user there were
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Reset(
      String kind,
      @Nullable String password,
      boolean temporary,
      String expires,
      int sessionsEnded) {

    Reset withoutPassword() {
      return new Reset(kind, null, temporary, expires, sessionsEnded);
    }

    /** A record would print the password. */
    @Override
    public String toString() {
      return "Reset[" + kind + ", " + expires + "]";
    }
  }

  /**
   * Sets a password that holds for a while and must be changed at the next sign-in, or makes a link
   * by which the user sets one.
   */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Response post(@Nullable String text) {
    if (!ResetRight.given(request.auth(), user)) {
      throw new ForbiddenException();
    }
    ResetBody.Parsed parsed = ResetBody.parse(text);
    if (parsed instanceof ResetBody.Invalid invalid) {
      return Refusal.badRequest("invalid_reset", invalid.errors());
    }
    if (user.getServiceAccountClientLink() != null) {
      return Refusal.conflict("service_account", "A service account has no password.");
    }
    if (!expires()) {
      return Refusal.conflict(
          "kept_elsewhere",
          "This user's password is kept by a user federation to which nothing is written back.");
    }
    ResetBody body = ((ResetBody.Valid) parsed).body();
    return body.kind().equals(AdminReset.LINK) ? link(body.send()) : reset(body);
  }

  private Response link(boolean send) {
    LinkReset link = new LinkReset(request, user);
    return send ? link.send() : link.tell();
  }

  /** Other federations judge passwords without asking whether one has expired. */
  private boolean expires() {
    boolean local = user.getFederationLink() == null && StorageId.isLocalStorage(user.getId());
    return local || FederatedPassword.of(request.session(), request.realm(), user).isPresent();
  }

  private Response reset(ResetBody body) {
    if (!changeRequirable()) {
      return Refusal.conflict(
          "change_not_required",
          "The directory does not let the service account write pwdLastSet, so that the user would"
              + " not have to change the password. Give that right, or send a link.");
    }
    Optional<String> password = body.typed().or(() -> new GeneratedPassword(request, user).make());
    return password
        .map(chosen -> reset(body, chosen))
        .orElseGet(
            () ->
                Refusal.conflict(
                    "no_password",
                    "No password that was made obeys the realm's password policy; type one."));
  }

  private Response reset(ResetBody body, String password) {
    ResetEvents events = new ResetEvents(request, user, body.kind());
    Instant expires = expiry();
    TemporaryPassword temporary = new TemporaryPassword(request.session(), request.realm(), user);
    CredentialModel deadline = temporary.prepared(password, expires);
    try {
      user.credentialManager().updateCredential(UserCredentialModel.password(password, false));
    } catch (ModelException e) {
      Unset unset = Unset.of(request, e);
      events.refused(unset.reason());
      return unset.answer();
    }
    temporary.save(deadline);
    return changeRequired() ? concluded(body, password, expires, events) : holds(events);
  }

  private Instant expiry() {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis()).truncatedTo(ChronoUnit.SECONDS);
    return now.plus(Policies.orDefaults(request.realm()).adminReset().lifetime());
  }

  /** For a user who is not imported only the directory can keep it, if it lets us. */
  private boolean changeRequirable() {
    return StorageId.isLocalStorage(user.getId())
        || DirectoryAccount.of(request.session(), request.realm(), user)
            .filter(account -> account.changeRequirable() == Grant.MISSING)
            .isEmpty();
  }

  /** What the directory has let us do a moment ago it may refuse now. */
  private boolean changeRequired() {
    try {
      user.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
      return true;
    } catch (ReadOnlyException | ModelException e) {
      return false;
    }
  }

  private static Response holds(ResetEvents events) {
    events.refused("change_not_required");
    return Refusal.conflict(
        "change_not_required",
        "The user has a new password, but the directory does not let the service account write"
            + " pwdLastSet, so that the user need not change it. Give that right and reset again.");
  }

  private Response concluded(ResetBody body, String password, Instant expires, ResetEvents events) {
    new KeycloakLock(request.session(), request.realm(), user).lift();
    int ended = body.logoutSessions() ? new Sessions(request, user).end() : 0;
    Reset reset =
        new Reset(
            body.kind(),
            body.typed().isPresent() ? null : password,
            true,
            expires.toString(),
            ended);
    events.succeeded();
    request
        .event()
        .resource("SSPR_RESET_PASSWORD")
        .operation(OperationType.ACTION)
        .resourcePath(request.session().getContext().getUri())
        .representation(reset.withoutPassword())
        .success();
    return Response.ok(reset).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
