package io.github.keycloaksspr.core.eligibility;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.Standing;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** Finds how a user's registration stands against the policy of the realm. */
public final class Standings {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Predicate<Method> deliverable;

  /**
   * Looks at a realm.
   *
   * @param deliverable whether the realm can send what a method sends
   */
  public Standings(KeycloakSession session, RealmModel realm, Predicate<Method> deliverable) {
    this.session = session;
    this.realm = realm;
    this.deliverable = deliverable;
  }

  /** Returns where a user stands; empty when the policy is not for them, or they are locked. */
  public Optional<Standing> of(UserModel user) {
    return Policies.inForce(realm)
        .filter(policy -> user.getServiceAccountClientLink() == null)
        .filter(policy -> new PolicyScope(session, realm, policy).covers(user))
        .filter(policy -> !SelfServiceLock.holds(user))
        .map(policy -> of(policy, user));
  }

  private Standing of(Policy policy, UserModel user) {
    Policy.Requirement requirement = policy.requirement(Administrators.include(user));
    RegisteredMethods registered = RegisteredMethods.of(realm, user);
    return new Standing(
        requirement,
        policy.registration(),
        registered.methods(policy),
        attainable(requirement),
        registered.questions().isPresent(),
        registered.confirmation(),
        registered.since().orElse(null));
  }

  private Set<Method> attainable(Policy.Requirement requirement) {
    return requirement.methods().stream()
        .filter(method -> method != Method.OFFICE_CALL)
        .filter(deliverable)
        .filter(method -> method.setUpAction().map(this::enabled).orElse(true))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean enabled(String action) {
    RequiredActionProviderModel model = realm.getRequiredActionProviderByAlias(action);
    return model != null && model.isEnabled();
  }
}
