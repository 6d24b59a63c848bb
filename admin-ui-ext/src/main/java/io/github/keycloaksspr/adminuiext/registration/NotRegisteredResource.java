package io.github.keycloaksspr.adminuiext.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.limit.Invitations;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET sspr/not-registered} (spec A6). */
public final class NotRegisteredResource {

  private static final int MOST = 1000;
  private static final int USUAL = 100;
  private static final int MOST_EXAMINED = 2000;

  private final AdminRequest request;

  public NotRegisteredResource(AdminRequest request) {
    this.request = request;
  }

  /**
   * Part of the list.
   *
   * @param next what to give as {@code first} for the next part, null when there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(List<Unregistered> users, @Nullable String next) {
    public Part {
      users = List.copyOf(users);
    }
  }

  /** Lists users in scope who are not registered; only those whom the caller may see. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(
      @QueryParam("search") @Nullable String search,
      @QueryParam("group") @Nullable String group,
      @QueryParam("first") @Nullable String first,
      @QueryParam("max") @Nullable String max) {
    request.auth().users().requireQuery();
    Filter filter = new Filter(search, group);
    Optional<Position> from = Position.parse(first);
    Optional<Integer> most = Most.parse(max, USUAL, MOST);
    List<FieldError> errors = new ArrayList<>();
    if (from.isEmpty()) {
      errors.add(new FieldError("first", "The value must be 0 or what an answer gave as 'next'."));
    }
    if (most.isEmpty()) {
      errors.add(Most.error(MOST));
    }
    filter.unknown(request).ifPresent(errors::add);
    if (!errors.isEmpty()) {
      return Refusal.badRequest("invalid_parameter", errors);
    }
    return Response.ok(
            Policies.inForce(request.realm())
                .map(policy -> part(policy, filter, from.orElseThrow(), most.orElseThrow()))
                .orElseGet(() -> new Part(List.of(), null)))
        .build();
  }

  private Part part(Policy policy, Filter filter, Position from, int most) {
    List<Unregistered> found = new ArrayList<>();
    Optional<Position> next =
        new Scan(request, policy, filter, MOST_EXAMINED)
            .run(
                from,
                own -> own.auth().users()::canView,
                (own, lack, user) -> {
                  Invitations invitations = Inviting.invitations(own.session(), own.realm());
                  found.add(lack.described(user, invitations.last(user.getId())));
                  return found.size() < most;
                });
    return new Part(found, next.map(Position::toString).orElse(null));
  }
}
