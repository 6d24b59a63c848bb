package io.github.keycloaksspr.adminuiext.activity;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.activity.feed.FeedKind;
import io.github.keycloaksspr.core.activity.feed.store.Feeds;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;

/** {@code sspr/activity/feeds}: how those stand to whom the activity is sent (spec A4). */
public final class FeedsResource {

  private static final String RESOURCE = "SSPR_ACTIVITY_FEED";

  private final AdminRequest request;
  private final Feeds feeds;

  FeedsResource(AdminRequest request) {
    this.request = request;
    this.feeds = new Feeds(request.session(), request.realm());
  }

  /** Lists the feeds that the policy names. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<FeedView> list() {
    if (!request.auth().realm().canViewRealm() && !request.auth().realm().canViewEvents()) {
      throw new ForbiddenException();
    }
    return Stream.of(FeedKind.values())
        .flatMap(kind -> feeds.state(kind).stream())
        .map(feed -> FeedView.of(feed, url(feed.kind()), feeds.waiting(feed.progress(), now())))
        .toList();
  }

  private @Nullable URI url(FeedKind kind) {
    Optional<Policy.Activity> activity = Policies.valid(request.realm()).map(Policy::activity);
    return switch (kind) {
      case WEBHOOK -> activity.map(Policy.Activity::webhook).map(Policy.Webhook::url).orElse(null);
      case SYSLOG -> activity.map(Policy.Activity::syslog).map(Policy.Syslog::url).orElse(null);
    };
  }

  /** Tries one at once, also one that is paused. */
  @POST
  @Path("{kind}/retry")
  @Produces(MediaType.APPLICATION_JSON)
  public Response retry(@PathParam("kind") String kind) {
    request.auth().realm().requireManageRealm();
    Feeds.Retry retry =
        FeedKind.ofId(kind).map(known -> feeds.again(known, now())).orElse(Feeds.Retry.UNKNOWN);
    return switch (retry) {
      case PLANNED -> {
        report(kind);
        yield Response.noContent().build();
      }
      case BEING_SENT -> Refusal.conflict("being_sent", "The feed is sending now.");
      case UNKNOWN -> Refusal.notFound("The policy has no such feed.");
    };
  }

  private void report(String kind) {
    request
        .event()
        .resource(RESOURCE)
        .operation(OperationType.ACTION)
        .resourcePath(request.session().getContext().getUri())
        .representation(Map.of("kind", kind))
        .success();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
