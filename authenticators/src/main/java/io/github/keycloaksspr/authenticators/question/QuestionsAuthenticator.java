package io.github.keycloaksspr.authenticators.question;

import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.standalone.StandaloneStep;
import io.github.keycloaksspr.core.eligibility.Administrators;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The method security questions as a step of its own; administrators never have it (spec P15). */
public final class QuestionsAuthenticator implements StandaloneStep {

  private final List<MethodStep> steps = List.of(new QuestionsStep());

  @Override
  public List<MethodStep> steps() {
    return steps;
  }

  @Override
  public String credentialType() {
    return CredentialTypes.SECURITY_QUESTIONS;
  }

  @Override
  public String getDisplayType() {
    return "SSPR Security Questions";
  }

  @Override
  public String getHelpText() {
    return "Asks for the answers to some of the user's registered security questions.";
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return !Administrators.include(user)
        && RegisteredMethods.of(realm, user)
            .methods(Policies.orDefaults(realm))
            .contains(Method.QUESTIONS);
  }
}
