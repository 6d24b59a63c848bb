package io.github.keycloaksspr.authenticators.method;

import io.github.keycloaksspr.authenticators.page.StepFactory;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.UserModel;

/** A method as a step of its own, for any flow that knows its user already. */
public interface MethodAuthenticator extends StepFactory {

  /** Returns the pages of the method. */
  MethodStep step();

  @Override
  default Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
  }

  @Override
  default String getReferenceCategory() {
    return step().method().credentialType();
  }

  @Override
  default boolean requiresUser() {
    return true;
  }

  @Override
  default void authenticate(AuthenticationFlowContext context) {
    context.challenge(step().show(visit(context)));
  }

  @Override
  default void action(AuthenticationFlowContext context) {
    MethodStep.Visit visit = visit(context);
    MethodStep.Outcome outcome = step().submit(visit);
    if (outcome instanceof MethodStep.Outcome.Show next) {
      context.challenge(next.page());
    } else if (outcome instanceof MethodStep.Outcome.Refused refused) {
      context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, refused.page());
    } else if (outcome instanceof MethodStep.Outcome.Passed) {
      step().forget(visit);
      context.success(getReferenceCategory());
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
        "authenticate",
        new MethodStep.Progress(1, 1, null, user.getId(), null, false));
  }
}
