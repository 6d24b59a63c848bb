package io.github.keycloaksspr.adminuiext.unlock;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.activity.Course;
import io.github.keycloaksspr.core.activity.Detail;
import io.github.keycloaksspr.core.activity.Fact;
import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.Role;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.activity.store.ActivityJournal;
import io.github.keycloaksspr.core.adminreset.AdminUnlock;
import io.github.keycloaksspr.core.eligibility.Administrators;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.writeback.lock.AccountLocks;
import io.github.keycloaksspr.writeback.lock.Unlocking;
import io.github.keycloaksspr.writeback.outcome.Failure;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;

/** {@code POST sspr/users/{id}/unlock} (spec X3). */
public final class UnlockResource {

  private final AdminRequest request;
  private final UserModel user;

  public UnlockResource(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /**
   * What was done.
   *
   * @param unlocked the locks that there were: {@code keycloak}, {@code directory}
   */
  public record Unlocked(List<String> unlocked) {
    public Unlocked {
      unlocked = List.copyOf(unlocked);
    }
  }

  /** Lifts the locks of Keycloak and of the directory; a disabled account stays disabled. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Response post() {
    request.auth().users().requireManage(user);
    Unlocking unlocking = new AccountLocks(request.session(), request.realm(), user).lift();
    if (unlocking instanceof Unlocking.Failed failed) {
      note(Detail.ofReason(failed.failure().id()).orElse(Detail.DIRECTORY_FAILED));
      return refusal(failed.failure());
    }
    Unlocked unlocked = new Unlocked(((Unlocking.Done) unlocking).lifted());
    note(unlocked.unlocked().isEmpty() ? Detail.NOTHING_LOCKED : Detail.ACCOUNT_UNLOCKED);
    report(unlocked);
    return Response.ok(unlocked).build();
  }

  private void report(Unlocked unlocked) {
    request
        .event()
        .resource(AdminUnlock.RESOURCE)
        .operation(OperationType.ACTION)
        .resourcePath(request.session().getContext().getUri())
        .detail(AdminUnlock.USER, user.getId())
        .detail(AdminUnlock.LIFTED, String.join(",", unlocked.unlocked()))
        .representation(unlocked)
        .success();
  }

  /** Notes it for the reset report, where the realm has one. */
  private void note(Detail detail) {
    if (Policies.valid(request.realm()).isEmpty()) {
      return;
    }
    AdminAuth administrator = request.auth().adminAuth();
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    ActivityJournal.of(request.session(), request.realm())
        .begin(
            SessionKey.fresh(),
            new ActivityJournal.Who(
                user.getUsername(),
                user.getId(),
                Administrators.include(user) ? Role.ADMIN : Role.USER,
                administrator.getUser().getId(),
                request.session().getContext().getConnection().getRemoteHost(),
                administrator.getClient().getClientId()),
            Course.withoutGates(Purpose.UNLOCK).after(new Fact.Ended(detail), now));
  }

  private static Response refusal(Failure failure) {
    return switch (failure) {
      case NOT_PERMITTED ->
          Refusal.conflict(
              failure.id(),
              "The directory does not let the service account write lockoutTime of this user.");
      case PROTECTED ->
          Refusal.conflict(
              failure.id(), "The domain protects this account; its administrators can unlock it.");
      case NO_ENTRY -> Refusal.conflict(failure.id(), "The user is no longer in the directory.");
      case UNREACHABLE, UNSETTLED ->
          Refusal.badGateway(failure.id(), "No domain controller answers; nothing was unlocked.");
      case LOCKED, MISCONFIGURED, UNEXPECTED ->
          Refusal.badGateway(
              failure.id(), "The directory did not unlock the account; see the server's log.");
    };
  }
}
