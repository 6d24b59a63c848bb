package io.github.keycloaksspr.authenticators.notme;

import io.github.keycloaksspr.authenticators.helpdesk.HelpdeskRequests;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.limit.Subject;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.core.reset.Intent;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.messaging.HelpdeskText;
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
            Page.of(answered(interaction, user))
                .with("username", user.getUsername())
                .with("leave", leave)
                .show("sspr-locked.ftl"))
        : Optional.empty();
  }

  /** Returns the page again if the user has just pressed its button that asks the helpdesk. */
  public static Optional<Response> asking(Interaction interaction, boolean leave) {
    return new HelpdeskRequests(interaction).wanted() ? of(interaction, leave) : Optional.empty();
  }

  /** Asks the helpdesk if the user has just pressed the button of this page. */
  private static Interaction answered(Interaction interaction, UserModel user) {
    HelpdeskRequests requests = new HelpdeskRequests(interaction);
    return requests.wanted()
        ? requests.ask(new Subject(user.getUsername(), user.getId()), plea(interaction, user))
        : requests.offered();
  }

  private static HelpdeskText.Plea plea(Interaction interaction, UserModel user) {
    boolean resetting = Reset.NOTE.read(interaction.authenticationSession()).isPresent();
    return new HelpdeskText.Plea(
        user.getUsername(),
        true,
        interaction.connection().getRemoteHost(),
        resetting ? Intent.RESET.id() : "account",
        null,
        Refusal.SELF_SERVICE_LOCKED.id());
  }
}
