package io.github.keycloaksspr.authenticators.email;

import io.github.keycloaksspr.authenticators.code.CodeStep;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.page.StepFactory;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The method alternate e-mail as a step of its own, for any flow that knows its user already. */
public final class EmailAuthenticator implements StepFactory {

  public static final String ID = "sspr-email";

  private static final String PURPOSE = "authenticate";

  private final CodeStep step = new CodeStep(new EmailChannel());

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
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
  }

  @Override
  public String getReferenceCategory() {
    return CredentialTypes.EMAIL;
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return RegisteredMethods.of(user).email().isPresent();
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    context.challenge(step.show(visit(context)));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    MethodStep.Visit visit = visit(context);
    MethodStep.Outcome outcome = step.submit(visit);
    if (outcome instanceof MethodStep.Outcome.Show next) {
      context.challenge(next.page());
    } else if (outcome instanceof MethodStep.Outcome.Refused refused) {
      context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, refused.page());
    } else if (outcome instanceof MethodStep.Outcome.Passed) {
      step.forget(visit);
      context.success(CredentialTypes.EMAIL);
    } else {
      context.attempted();
    }
  }

  private static MethodStep.Visit visit(AuthenticationFlowContext context) {
    UserModel user = context.getUser();
    return new MethodStep.Visit(
        context,
        user,
        user.getId(),
        PURPOSE,
        new MethodStep.Progress(1, 1, null, user.getId(), null, false));
  }
}
