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

/** The methods that reach the mobile phone as a step of their own: a text, or a call instead. */
public final class MobilePhoneAuthenticator implements StandaloneStep {

  private final List<MethodStep> steps =
      List.of(new CodeStep(PhoneChannel.mobileText()), new CodeStep(PhoneChannel.mobileCall()));

  @Override
  public List<MethodStep> steps() {
    return steps;
  }

  @Override
  public String credentialType() {
    return CredentialTypes.MOBILE_PHONE;
  }

  @Override
  public String getDisplayType() {
    return "SSPR Mobile Phone";
  }

  @Override
  public String getHelpText() {
    return "Sends a code to the user's registered mobile phone by text or call and asks for it.";
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return RegisteredMethods.of(realm, user).mobilePhone().isPresent();
  }
}
