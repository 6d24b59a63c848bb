package io.github.keycloaksspr.authenticators.botdefence;

import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.core.botdefence.BotDefences;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** Lets everybody pass. */
public final class NoDefence implements BotDefence, BotDefenceFactory {

  @Override
  public String getId() {
    return BotDefences.NONE;
  }

  @Override
  public BotDefence create(KeycloakSession session) {
    return this;
  }

  @Override
  public Optional<PagePart> part(AuthenticationFlowContext context) {
    return Optional.empty();
  }

  @Override
  public Verdict judge(AuthenticationFlowContext context, Form form) {
    return new Verdict.Passed();
  }

  @Override
  public void close() {
    // nothing to release
  }
}
