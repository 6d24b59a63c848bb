package io.github.keycloaksspr.adminuiext.expiry;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** {@code GET|PUT sspr/users/{id}/password-expiry} (spec X6). */
public final class UserExpiryResource {

  private final AdminRequest request;
  private final UserModel user;

  public UserExpiryResource(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /** Tells how long the user's password holds. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ExpiryView get() {
    request.auth().users().requireView(user);
    return ExpiryView.of(
        Standing.of(request.session(), request.realm(), user),
        Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  /** Lets the user's password never expire, or expire again. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response put(@Nullable String text) {
    request.auth().users().requireManage(user);
    ExpiryBody.Parsed parsed = ExpiryBody.ofOne(text);
    if (parsed instanceof ExpiryBody.Invalid invalid) {
      return Refusal.badRequest("invalid_expiry", invalid.errors());
    }
    if (Standing.inDirectory(request.session(), request.realm(), user)) {
      return Refusal.conflict(Exemption.IN_DIRECTORY, Exemption.IN_DIRECTORY_MESSAGE);
    }
    new Exemption(request).set(user, ((ExpiryBody.Valid) parsed).body().neverExpires());
    return Response.noContent().build();
  }
}
