package io.github.keycloaksspr.requiredactions.done;

import io.github.keycloaksspr.core.policy.EndedSessions;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.writeback.session.UserSessions;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;

/** Ends the sessions that began with the old password, as the policy says (spec X9). */
public final class OldSessions {

  private final RequiredActionContext context;
  private final Policy.Sessions policy;

  public OldSessions(RequiredActionContext context) {
    this.context = context;
    this.policy = Policies.orDefaults(context.getRealm()).sessions();
  }

  /** Tells whether a change leaves it to the user. */
  public boolean choiceOfChange() {
    return policy.afterChange() == EndedSessions.CHOICE;
  }

  /**
   * Ends them after a reset.
   *
   * @param chosen whether the user wants it
   */
  void endAfterReset(boolean chosen) {
    end(policy.afterReset(), chosen);
  }

  /**
   * Ends them after a change.
   *
   * @param chosen whether the user wants it
   */
  public void endAfterChange(boolean chosen) {
    end(policy.afterChange(), chosen);
  }

  private void end(EndedSessions ended, boolean chosen) {
    if (ended != EndedSessions.CHOICE || chosen) {
      endOthers();
    }
    if (ended == EndedSessions.ALL) {
      endThisToo();
    }
  }

  private void endOthers() {
    if (policy.offline()) {
      // with the events of Keycloak's own box, which spares offline sessions if a feature says so
      AuthenticatorUtil.logoutOtherSessions(context);
      sessions(here()).endOffline();
    } else {
      sessions(here()).end();
    }
  }

  private void endThisToo() {
    UserSessions sessions = sessions(null);
    sessions.end();
    if (policy.offline()) {
      sessions.endOffline();
    }
  }

  /** A session is named after the sign-in that it began with. */
  private String here() {
    return context.getAuthenticationSession().getParentSession().getId();
  }

  private UserSessions sessions(@Nullable String spared) {
    return new UserSessions(context.getSession(), context.getRealm(), context.getUser(), spared);
  }
}
