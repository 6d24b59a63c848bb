package io.github.keycloaksspr.requiredactions.register;

import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.core.eligibility.Standings;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.Confirmation;
import io.github.keycloaksspr.core.registration.Duty;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.Standing;
import io.github.keycloaksspr.messaging.Deliverable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/**
 * The user in front of the registration page.
 *
 * @param standing how the registration stands at the moment
 */
record Registrant(
    Interaction interaction,
    UserModel user,
    Policy policy,
    RegisteredMethods registered,
    Standing standing) {

  /** Looks at the user anew; empty when the policy is not for them. */
  static Optional<Registrant> of(RequiredActionContext context) {
    UserModel user = context.getUser();
    Interaction interaction = Interaction.of(context);
    return Policies.inForce(context.getRealm())
        .flatMap(
            policy ->
                standings(context)
                    .of(user)
                    .map(
                        standing ->
                            new Registrant(
                                interaction,
                                user,
                                policy,
                                RegisteredMethods.of(context.getRealm(), user),
                                standing)));
  }

  static Standings standings(RequiredActionContext context) {
    Deliverable deliverable = new Deliverable(context.getSession(), context.getRealm());
    return new Standings(context.getSession(), context.getRealm(), deliverable);
  }

  Duty duty() {
    return standing.duty(now());
  }

  /** Tells whether the user can set this method up by themselves. */
  boolean mayRegister(Method method) {
    return standing.attainable().contains(method);
  }

  /** Stores that the user has seen and confirmed all data. */
  void confirm() {
    registered.save(confirmation().confirmed(standing.requirement().gates(), counted(), now()));
  }

  void putOff() {
    registered.save(confirmation().putOffOnceMore());
  }

  private Confirmation confirmation() {
    return registered.confirmation();
  }

  private Set<Method> counted() {
    return standing.requirement().methods().stream()
        .filter(standing.held()::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
