package io.github.keycloaksspr.authenticators.standalone;

import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.StepFactory;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a user has registered under one credential type as a step of its own, for any flow that
 * knows its user already. Where several methods reach the same device, the user can go from one to
 * the next.
 */
public interface StandaloneStep extends StepFactory {

  String PURPOSE = "authenticate";

  /** Returns the methods, the first one first. */
  List<MethodStep> steps();

  /** Returns the credential type, which is also the id and the category of the step. */
  String credentialType();

  @Override
  default String getId() {
    return credentialType();
  }

  @Override
  default String getReferenceCategory() {
    return credentialType();
  }

  @Override
  default Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
  }

  @Override
  default boolean requiresUser() {
    return true;
  }

  @Override
  default void authenticate(AuthenticationFlowContext context) {
    context.challenge(current(context).show(visit(context)));
  }

  @Override
  default void action(AuthenticationFlowContext context) {
    MethodStep step = current(context);
    MethodStep.Visit visit = visit(context);
    MethodStep.Outcome outcome = step.submit(visit);
    if (outcome instanceof MethodStep.Outcome.Show next) {
      context.challenge(next.page());
    } else if (outcome instanceof MethodStep.Outcome.Refused refused) {
      context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, refused.page());
    } else if (outcome instanceof MethodStep.Outcome.Passed) {
      step.forget(visit);
      context.success(credentialType());
    } else {
      step.forget(visit);
      MethodStep next = after(step);
      context.getAuthenticationSession().setAuthNote(note(), next.method().id());
      context.challenge(next.show(visit));
    }
  }

  private MethodStep current(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    String chosen = session.getAuthNote(note());
    return steps().stream()
        .filter(step -> step.method().id().equals(chosen))
        .findFirst()
        .orElseGet(() -> steps().get(0));
  }

  private MethodStep after(MethodStep step) {
    return steps().get((steps().indexOf(step) + 1) % steps().size());
  }

  private String note() {
    return "sspr.standalone." + credentialType();
  }

  private MethodStep.Visit visit(AuthenticationFlowContext context) {
    UserModel user = context.getUser();
    return new MethodStep.Visit(
        Interaction.of(context),
        user,
        user.getId(),
        PURPOSE,
        new MethodStep.Progress(1, 1, null, user.getId(), null, steps().size() > 1));
  }
}
