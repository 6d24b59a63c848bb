package io.github.keycloaksspr.adminuiext.block;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.limit.Guard;
import io.github.keycloaksspr.core.limit.Subject;
import io.github.keycloaksspr.core.limit.store.DatabaseCounters;
import io.github.keycloaksspr.core.notme.Reports;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policies;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** {@code GET|DELETE sspr/users/{id}/block} (spec P16). */
public final class BlockResource {

  private static final int LONGEST_REASON = 500;

  private final AdminRequest request;
  private final UserModel user;
  private final DatabaseCounters counters;

  public BlockResource(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
    this.counters = new DatabaseCounters(request.session(), request.realm());
  }

  /**
   * Whether a user is blocked, and by what until when.
   *
   * @param lock the lock that the user has put on the account, null when there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Block(boolean blocked, List<Limited> limits, @Nullable Lock lock) {
    public Block {
      limits = List.copyOf(limits);
    }
  }

  /**
   * That a user has reported a deed that was not theirs; it holds until it is lifted (spec A7).
   *
   * @param cause {@code not_me}
   * @param deed what was reported
   * @param since null when nobody can tell any more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Lock(String cause, String deed, @Nullable String since) {
    static Lock of(SelfServiceLock.Locked locked) {
      return new Lock(
          locked.cause(), locked.deed(), locked.since() == null ? null : locked.since().toString());
    }
  }

  /** A limit that a user went over. */
  public record Limited(String limit, String until) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Block get() {
    request.auth().users().requireView(user);
    List<Limited> limits =
        guard().blocks(user.getId()).stream()
            .map(blocked -> new Limited(blocked.limit().id(), blocked.until().toString()))
            .toList();
    Lock lock = new SelfServiceLock(user).state().map(Lock::of).orElse(null);
    return new Block(!limits.isEmpty() || lock != null, limits, lock);
  }

  /**
   * Lifts the block and the lock, and forgets what led to them. What was done to the account until
   * now cannot be reported by its user any more.
   *
   * @param reason why, for the admin event
   */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  public Response delete(@QueryParam("reason") @Nullable String reason) {
    request.auth().users().requireManage(user);
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      return Refusal.badRequest(
          "invalid_reason",
          List.of(
              new FieldError("reason", "A reason of up to " + LONGEST_REASON + " characters.")));
    }
    Stream.of(user.getUsername(), user.getEmail())
        .filter(name -> name != null)
        .forEach(name -> guard().clear(new Subject(name, user.getId())));
    new SelfServiceLock(user).lift();
    new Reports(counters, now()).settle(user.getId());
    request
        .event()
        .resource("SSPR_BLOCK")
        .operation(OperationType.DELETE)
        .resourcePath(request.session().getContext().getUri())
        .representation(Map.of("reason", reason.strip()))
        .success();
    return Response.noContent().build();
  }

  private Guard guard() {
    return new Guard(counters, Policies.limits(request.realm()), now());
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
