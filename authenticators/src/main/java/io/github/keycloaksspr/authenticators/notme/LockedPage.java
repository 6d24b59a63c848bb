package io.github.keycloaksspr.authenticators.notme;

import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Tells a user who is signed in that self-service is locked; nobody else learns of it. */
public final class LockedPage {

  private LockedPage() {}

  /**
   * Returns the page if the user's account is locked.
   *
   * @param leave whether an application has started this and can be gone back to
   */
  public static Optional<Response> of(Interaction interaction, boolean leave) {
    UserModel user = interaction.user();
    return user != null && SelfServiceLock.holds(user)
        ? Optional.of(
            Page.of(interaction)
                .with("username", user.getUsername())
                .with("leave", leave)
                .show("sspr-locked.ftl"))
        : Optional.empty();
  }
}
