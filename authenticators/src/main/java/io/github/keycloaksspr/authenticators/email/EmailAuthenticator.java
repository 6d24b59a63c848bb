package io.github.keycloaksspr.authenticators.email;

import io.github.keycloaksspr.authenticators.code.CodeStep;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.standalone.StandaloneStep;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The method alternate e-mail as a step of its own. */
public final class EmailAuthenticator implements StandaloneStep {

  private final List<MethodStep> steps = List.of(new CodeStep(new EmailChannel()));

  @Override
  public List<MethodStep> steps() {
    return steps;
  }

  @Override
  public String credentialType() {
    return CredentialTypes.EMAIL;
  }

  @Override
  public String getDisplayType() {
    return "SSPR Alternate E-mail";
  }

  @Override
  public String getHelpText() {
    return "Sends a code to the user's registered alternate e-mail address and asks for it.";
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return RegisteredMethods.of(realm, user).email().isPresent();
  }
}
