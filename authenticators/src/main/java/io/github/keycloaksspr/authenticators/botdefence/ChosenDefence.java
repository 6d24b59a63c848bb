package io.github.keycloaksspr.authenticators.botdefence;

import io.github.keycloaksspr.core.botdefence.BotDefences;
import io.github.keycloaksspr.core.policy.Policy;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Finds the bot defence of a realm. */
public final class ChosenDefence {

  private static final Logger LOG = Logger.getLogger(ChosenDefence.class);

  private ChosenDefence() {}

  /** Returns the one that the policy names, or the proof of work when that is not installed. */
  public static BotDefence of(AuthenticationFlowContext context, Policy policy) {
    BotDefence chosen = context.getSession().getProvider(BotDefence.class, policy.botDefence());
    return chosen == null ? instead(context, policy.botDefence()) : chosen;
  }

  private static BotDefence instead(AuthenticationFlowContext context, String missing) {
    LOG.warnf(
        "Realm %s asks for the bot defence '%s', which is not installed; '%s' takes its place."
            + " Install it, or change botDefence with PUT /admin/realms/%s/sspr/policy.",
        context.getRealm().getName(),
        missing,
        BotDefences.PROOF_OF_WORK,
        context.getRealm().getName());
    BotDefence instead =
        context.getSession().getProvider(BotDefence.class, BotDefences.PROOF_OF_WORK);
    if (instead == null) {
      throw new IllegalStateException(
          "The bot defences '%s' and '%s' are both not installed; remove the server options --spi-%s…"
              .formatted(missing, BotDefences.PROOF_OF_WORK, BotDefences.SPI));
    }
    return instead;
  }
}
