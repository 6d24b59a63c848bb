package io.github.keycloaksspr.adminuiext.user;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.adminreset.ResetRight;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.keycloak.models.UserModel;

/** {@code GET sspr/users/{id}}: who it is, and what the caller may do for the user. */
public final class UserResource {

  private final AdminRequest request;
  private final UserModel user;

  public UserResource(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /**
   * A user as an administrator meets one.
   *
   * @param manage whether the caller may unlock the user, lift a block and change what is
   *     registered
   * @param resetPassword whether the caller may reset the user's password
   */
  public record View(String id, String username, boolean manage, boolean resetPassword) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public View get() {
    request.auth().users().requireView(user);
    return new View(
        user.getId(),
        user.getUsername(),
        request.auth().users().canManage(user),
        ResetRight.given(request.auth(), user));
  }
}
