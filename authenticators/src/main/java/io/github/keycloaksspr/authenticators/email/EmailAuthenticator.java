package io.github.keycloaksspr.authenticators.email;

import io.github.keycloaksspr.authenticators.code.CodeStep;
import io.github.keycloaksspr.authenticators.method.MethodAuthenticator;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The method alternate e-mail as a step of its own, for any flow that knows its user already. */
public final class EmailAuthenticator implements MethodAuthenticator {

  public static final String ID = "sspr-email";

  private final CodeStep step = new CodeStep(new EmailChannel());

  @Override
  public MethodStep step() {
    return step;
  }

  @Override
  public String getId() {
    return ID;
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
    return RegisteredMethods.of(user).email().isPresent();
  }
}
