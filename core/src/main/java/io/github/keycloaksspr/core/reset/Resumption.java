package io.github.keycloaksspr.core.reset;

import io.github.keycloaksspr.core.method.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/**
 * Where a sign-in is taken up by a user who has just reset the password (spec P17): in the realm's
 * own browser flow, behind the password. Whatever else that flow asks for is still to be passed.
 *
 * @param proved ids of the executions that the reset stands for
 * @param passedOver ids of the alternatives that would sign in without a page
 */
public record Resumption(Set<String> proved, Set<String> passedOver) {

  private static final Set<String> PASSWORD =
      Set.of("auth-username-password-form", "auth-password-form");

  private static final String NAME = "auth-username-form";

  /** They would take whoever the browser knows already, or send the user elsewhere. */
  private static final Set<String> WITHOUT_A_PAGE =
      Set.of("auth-cookie", "auth-spnego", "identity-provider-redirector");

  /** A passkey of the reset may be another one than the flow wants. */
  private static final Map<String, Method> SECOND_FACTORS =
      Map.of(
          "auth-otp-form", Method.TOTP,
          "auth-conditional-otp-form", Method.TOTP,
          "auth-recovery-authn-code-form", Method.RECOVERY_CODE);

  public Resumption {
    proved = Set.copyOf(proved);
    passedOver = Set.copyOf(passedOver);
  }

  /**
   * Looks for the place.
   *
   * @param flowId id of the browser flow
   * @param passed the methods that the user has passed for the reset
   * @return empty when the flow has no password of Keycloak's own, or begins with a step that must
   *     not be passed over
   */
  public static Optional<Resumption> of(RealmModel realm, String flowId, List<Method> passed) {
    List<AuthenticationExecutionModel> steps = steps(realm, flowId, new HashSet<>()).toList();
    boolean password = steps.stream().anyMatch(step -> PASSWORD.contains(step.getAuthenticator()));
    boolean passable =
        steps.stream()
            .filter(step -> WITHOUT_A_PAGE.contains(step.getAuthenticator()))
            .allMatch(AuthenticationExecutionModel::isAlternative);
    return password && passable
        ? Optional.of(
            new Resumption(
                ids(steps, step -> proved(step, passed)), ids(steps, WITHOUT_A_PAGE::contains)))
        : Optional.empty();
  }

  private static Stream<AuthenticationExecutionModel> steps(
      RealmModel realm, String flowId, Set<String> seen) {
    return seen.add(flowId)
        ? realm
            .getAuthenticationExecutionsStream(flowId)
            .filter(AuthenticationExecutionModel::isEnabled)
            .flatMap(
                step ->
                    step.isAuthenticatorFlow()
                        ? steps(realm, step.getFlowId(), seen)
                        : Stream.of(step))
        : Stream.empty();
  }

  private static boolean proved(String authenticator, List<Method> passed) {
    Method factor = SECOND_FACTORS.get(authenticator);
    return PASSWORD.contains(authenticator)
        || NAME.equals(authenticator)
        || (factor != null && passed.contains(factor));
  }

  private static Set<String> ids(
      List<AuthenticationExecutionModel> steps, Predicate<String> wanted) {
    Set<String> ids = new HashSet<>();
    steps.stream()
        .filter(step -> wanted.test(step.getAuthenticator()))
        .forEach(step -> ids.add(step.getId()));
    return ids;
  }
}
