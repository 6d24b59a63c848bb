package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** The page with the old password, the new one, and the rules for it. */
final class ChangePage {

  /** Keycloak's name of the box that signs out elsewhere. */
  static final String SIGN_OUT_OTHERS = "logout-sessions";

  private final Page page;

  /**
   * Begins the page.
   *
   * @param choice whether the user chooses if other sessions end
   */
  ChangePage(
      Interaction interaction,
      Passwords passwords,
      boolean choice,
      Function<Instant, String> inWords) {
    UserModel user = Objects.requireNonNull(interaction.user());
    this.page =
        Page.of(interaction)
            .with("username", user.getUsername())
            .with("email", user.getEmail())
            .with("names", names(interaction, user))
            .with("rules", passwords.requirements().stream().map(Requirement::asMap).toList())
            .with("notBefore", passwords.notBefore().map(inWords).orElse(null))
            .with("signOutChoice", choice)
            .with("signOutOthers", Form.of(interaction).has(SIGN_OUT_OTHERS));
  }

  /** What is easy to guess in this user's password. */
  private static String names(Interaction interaction, UserModel user) {
    return Stream.of(
            user.getUsername(),
            user.getEmail(),
            user.getFirstName(),
            user.getLastName(),
            interaction.realm().getName(),
            interaction.realm().getDisplayName())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  ChangePage faulty(List<ChangeForm.Fault> faults) {
    faults.forEach(
        fault -> page.error(fault.field(), fault.messageKey(), fault.parameters().toArray()));
    return this;
  }

  ChangePage wrongOldPassword() {
    page.error(ChangeForm.CURRENT, "ssprOldPasswordWrong");
    return this;
  }

  ChangePage refused(Attempt.Refused refused) {
    page.error(ChangeForm.NEXT, refused.messageKey(), refused.parameters().toArray());
    return this;
  }

  ChangePage blocked() {
    page.error("ssprBlocked");
    return this;
  }

  Response show() {
    return page.show("sspr-change.ftl");
  }
}
