package io.github.keycloaksspr.adminuiext.writeback;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.writeback.keycloak.RealmDoctor;
import io.github.keycloaksspr.writeback.status.Obstacle;
import io.github.keycloaksspr.writeback.status.RealmStatus;
import io.github.keycloaksspr.writeback.status.UserCheck;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/** {@code GET sspr/writeback}, {@code POST sspr/writeback/check} (spec P10, W5, W7). */
public final class WritebackResource {
  private static final Logger LOG = Logger.getLogger(WritebackResource.class);

  private final AdminRequest request;
  private final RealmDoctor doctor;

  public WritebackResource(AdminRequest request) {
    this.request = request;
    this.doctor = new RealmDoctor(request.session(), request.realm());
  }

  /** Returns what this server knows; a controller of which it knows nothing is examined. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public WritebackView get() {
    request.auth().realm().requireViewRealm();
    return WritebackView.of(doctor.known(), null);
  }

  /** Examines every controller now, and a user if one is named; nothing is changed anywhere. */
  @POST
  @Path("check")
  @Produces(MediaType.APPLICATION_JSON)
  public Response check(@Nullable String body) {
    request.auth().realm().requireManageRealm();
    CheckBody parsed = CheckBody.parse(body);
    if (parsed instanceof CheckBody.Invalid invalid) {
      return Refusal.badRequest("invalid_parameter", invalid.errors());
    }
    return parsed instanceof CheckBody.Somebody somebody
        ? checkWith(somebody.user())
        : Response.ok(WritebackView.of(doctor.check(), null)).build();
  }

  private Response checkWith(String idOrUsername) {
    try {
      Optional<UserModel> user = find(idOrUsername);
      return user.isEmpty() ? unknown() : checkWith(user.get());
    } catch (ModelException e) {
      LOG.warnf(e, "The directory of realm %s cannot be asked", request.realm().getName());
      return answer(idOrUsername, UserCheck.not(Obstacle.DIRECTORY_UNREACHABLE), doctor.check());
    }
  }

  private Response checkWith(UserModel user) {
    request.auth().users().requireView(user);
    RealmStatus status = doctor.check();
    return answer(user.getId(), doctor.user(user), status);
  }

  private static Response answer(String user, UserCheck check, RealmStatus status) {
    return Response.ok(WritebackView.of(status, UserView.of(user, check, now()))).build();
  }

  private Optional<UserModel> find(String idOrUsername) {
    UserProvider users = request.session().users();
    RealmModel realm = request.realm();
    return Optional.ofNullable(users.getUserById(realm, idOrUsername))
        .or(() -> Optional.ofNullable(users.getUserByUsername(realm, idOrUsername)));
  }

  /** Whoever may not look for users learns nothing about which exist. */
  private Response unknown() {
    if (!request.auth().users().canQuery()) {
      throw new ForbiddenException();
    }
    return Refusal.notFound("There is no such user.");
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
