package io.github.keycloaksspr.authenticators.phone;

import io.github.keycloaksspr.authenticators.code.CodeStep;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.standalone.StandaloneStep;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The method office phone as a step of its own. */
public final class OfficePhoneAuthenticator implements StandaloneStep {

  private final List<MethodStep> steps = List.of(new CodeStep(PhoneChannel.officeCall()));

  @Override
  public List<MethodStep> steps() {
    return steps;
  }

  @Override
  public String credentialType() {
    return CredentialTypes.OFFICE_PHONE;
  }

  @Override
  public String getDisplayType() {
    return "SSPR Office Phone";
  }

  @Override
  public String getHelpText() {
    return "Calls the user's registered office phone to say a code and asks for it.";
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return RegisteredMethods.of(realm, user).officePhone().isPresent();
  }
}
