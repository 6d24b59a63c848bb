package io.github.keycloaksspr.authenticators.method;

import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.core.limit.Subject;
import io.github.keycloaksspr.core.method.Method;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The pages of one method: asks for a proof and judges it. */
public interface MethodStep {

  /** Returns the method this is the step of. */
  Method method();

  /** Shows the page the user is at. Sends, voids and judges nothing. */
  Response show(Visit visit);

  /** Takes what was posted to that page. */
  Outcome submit(Visit visit);

  /** Forgets what the session holds of this method. */
  void forget(Visit visit);

  /** What a post led to. */
  sealed interface Outcome {

    /** Another page is to be shown. */
    record Show(Response page) implements Outcome {}

    /** The proof was refused. */
    record Refused(Response page) implements Outcome {}

    /** The user has proved it. */
    record Passed() implements Outcome {}

    /** The user wants another method. */
    record Switch() implements Outcome {}
  }

  /**
   * The visitor of a method's pages.
   *
   * @param interaction Keycloak's side of the request
   * @param account the account when it may prove by this method, null for everybody else, who sees
   *     the same pages and can never pass
   * @param subject id of the account, or what was typed where there is none
   * @param purpose what the proof is for
   * @param progress where on the way this method stands
   */
  record Visit(
      Interaction interaction,
      @Nullable UserModel account,
      String subject,
      String purpose,
      Progress progress) {

    /** The purpose of proofs that a destination is the user's, so that it can be registered. */
    public static final String REGISTER = "register";

    /** Returns whom tries are counted for. */
    public Subject counted() {
      String typed = progress.username() == null ? subject : progress.username();
      return new Subject(typed, progress.userId());
    }

    /** Returns the authentication session and its tab, as a code is bound to them. */
    public String session() {
      var session = interaction.authenticationSession();
      return session.getParentSession().getId() + "." + session.getTabId();
    }
  }

  /**
   * Where on the way a method stands.
   *
   * @param username what the visitor typed to identify, null when the user is signed in by name
   * @param userId the account the visitor claims to be, for events only
   * @param refusal why the account may not prove by this method, for events
   * @param switchable whether there are other methods to go back to
   */
  record Progress(
      int gate,
      int gates,
      @Nullable String username,
      @Nullable String userId,
      @Nullable String refusal,
      boolean switchable) {}
}
