package io.github.keycloaksspr.adminuiext.notification;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.notification.NoticeState;
import io.github.keycloaksspr.core.notification.store.KeptNotices;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.messaging.Notices;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code sspr/notifications}: what could not be sent yet, or at all (spec A7). */
public final class NotificationsResource {

  private static final String RESOURCE = "SSPR_NOTIFICATION";
  private static final int MOST = 1000;
  private static final int USUAL = 100;

  private final AdminRequest request;
  private final KeptNotices kept;

  public NotificationsResource(AdminRequest request) {
    this.request = request;
    this.kept = new KeptNotices(request.session(), request.realm());
  }

  /** Lists notices, the newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("first") @Nullable String first,
      @QueryParam("max") @Nullable String max) {
    requireView();
    Optional<NoticeState> wanted = Optional.ofNullable(state).flatMap(NoticeState::ofId);
    Optional<Integer> from = number(first, 0, 0, 999_999);
    Optional<Integer> most = number(max, USUAL, 1, MOST);
    List<FieldError> errors = new ArrayList<>();
    if (state != null && wanted.isEmpty()) {
      errors.add(new FieldError("state", "The value must be pending, sending or failed."));
    }
    if (from.isEmpty()) {
      errors.add(new FieldError("first", "The value must be a whole number, 0 or more."));
    }
    if (most.isEmpty()) {
      errors.add(new FieldError("max", "The value must be a whole number from 1 to " + MOST + "."));
    }
    return errors.isEmpty()
        ? Response.ok(views(wanted, from.orElseThrow(), most.orElseThrow())).build()
        : Refusal.badRequest("invalid_parameter", errors);
  }

  private List<NoticeView> views(Optional<NoticeState> state, int first, int most) {
    return kept.list(state, first, most).stream().map(NoticeView::of).toList();
  }

  /** Tries to send one now, and as often as a new one if that fails. */
  @POST
  @Path("{id}/retry")
  @Produces(MediaType.APPLICATION_JSON)
  public Response retry(@PathParam("id") String id) {
    request.auth().realm().requireManageRealm();
    return switch (new Notices(request.session(), request.realm()).sendAgain(id)) {
      case PLANNED -> {
        report(OperationType.ACTION, id);
        yield Response.noContent().build();
      }
      case BEING_SENT -> Refusal.conflict("being_sent", "The notification is being sent now.");
      case UNKNOWN -> unknown();
    };
  }

  /** Forgets one: it is not sent any more. */
  @DELETE
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response delete(@PathParam("id") String id) {
    request.auth().realm().requireManageRealm();
    if (!kept.delete(id)) {
      return unknown();
    }
    report(OperationType.DELETE, id);
    return Response.noContent().build();
  }

  private static Response unknown() {
    return Refusal.notFound("There is no such notification; perhaps it was sent.");
  }

  private void requireView() {
    if (!request.auth().realm().canViewRealm() && !request.auth().realm().canViewEvents()) {
      throw new ForbiddenException();
    }
  }

  private void report(OperationType operation, String id) {
    request
        .event()
        .resource(RESOURCE)
        .operation(operation)
        .resourcePath(request.session().getContext().getUri())
        .representation(Map.of("id", id))
        .success();
  }

  private static Optional<Integer> number(@Nullable String text, int usual, int least, int most) {
    if (text == null) {
      return Optional.of(usual);
    }
    return Optional.of(text)
        .filter(digits -> digits.matches("\\d{1,6}"))
        .map(Integer::valueOf)
        .filter(number -> number >= least && number <= most);
  }
}
