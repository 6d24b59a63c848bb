package io.github.keycloaksspr.adminuiext.policy;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.DryRun;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.activity.feed.FeedKind;
import io.github.keycloaksspr.core.activity.feed.store.Feeds;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.PolicyDocument;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;

/** {@code GET|PUT sspr/policy}. */
public final class PolicyResource {

  private static final String EMPTY = "{}";

  private final AdminRequest request;

  public PolicyResource(AdminRequest request) {
    this.request = request;
  }

  /**
   * Returns the stored document, with every default filled in; one that was stored past this API
   * and is invalid is returned as it is, so that it can be mended.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String get() {
    request.auth().realm().requireViewRealm();
    String stored = Policies.stored(request.realm()).orElse(EMPTY);
    return PolicyDocument.parse(stored) instanceof PolicyDocument.Valid valid
        ? PolicyDocument.write(valid.policy())
        : stored;
  }

  /** Stores a policy and returns what to think about again; a dry run stores nothing. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response put(@Nullable String document) {
    request.auth().realm().requireManageRealm();
    PolicyDocument.Parsed parsed = PolicyDocument.parse(document == null ? "" : document);
    if (parsed instanceof PolicyDocument.Invalid invalid) {
      return Refusal.badRequest("invalid_policy", invalid.errors());
    }
    PolicyDocument.Valid valid = (PolicyDocument.Valid) parsed;
    List<FieldError> errors = errorsInRealm(valid.policy());
    if (!errors.isEmpty()) {
      return Refusal.badRequest("invalid_policy", errors);
    }
    PolicyChange change = change(valid);
    if (!DryRun.wanted(request.session())) {
      save(valid.policy());
    }
    return Response.ok(change).build();
  }

  private List<FieldError> errorsInRealm(Policy policy) {
    List<FieldError> errors = new ArrayList<>(new NamedMembers(request).unknown(policy));
    errors.addAll(new MatchedLocalUsers(request.session(), request.realm()).errors(policy));
    return errors;
  }

  private PolicyChange change(PolicyDocument.Valid next) {
    long affected = new LosingUsers(request).count(next.policy());
    List<FieldError> warnings = new ArrayList<>(next.warnings());
    warnings.addAll(
        new EditableAttributes(request.session(), request.realm()).warnings(next.policy()));
    if (affected > 0) {
      warnings.add(
          new FieldError(
              "methods",
              affected + " registered users would be left with too few methods to reset."));
    }
    return new PolicyChange(affected, warnings);
  }

  private void save(Policy policy) {
    Policies.save(request.realm(), policy);
    Feeds feeds = new Feeds(request.session(), request.realm());
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    Stream.of(FeedKind.values()).forEach(kind -> feeds.follow(kind, policy.activity(), now));
    request
        .event()
        .resource("SSPR_POLICY")
        .operation(OperationType.UPDATE)
        .resourcePath(request.session().getContext().getUri())
        .representation(PolicyDocument.tree(policy))
        .success();
  }

  /**
   * What a new policy means.
   *
   * @param usersLeftWithTooFewMethods registered users who could reset before and could not after
   */
  public record PolicyChange(long usersLeftWithTooFewMethods, List<FieldError> warnings) {
    public PolicyChange {
      warnings = List.copyOf(warnings);
    }
  }
}
