package io.github.keycloaksspr.core.eligibility;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whether an account may reset its password by itself, and by which methods. */
public sealed interface Eligibility {

  /**
   * The account may.
   *
   * @param gates how many of the methods must be passed
   * @param methods enabled methods that the account can complete, in the policy's order
   */
  record Eligible(int gates, List<Method> methods) implements Eligibility {
    public Eligible {
      methods = List.copyOf(methods);
    }
  }

  /** The account may not. */
  record Ineligible(Refusal reason) implements Eligibility {}

  /** Judges the account that was found for what somebody typed, or that none was found. */
  static Eligibility of(
      KeycloakSession session, RealmModel realm, Policy policy, @Nullable UserModel user) {
    return of(session, realm, policy, user, List.of());
  }

  /**
   * Judges once more after some methods were passed, one of which may have used up what it counted
   * by before.
   */
  static Eligibility of(
      KeycloakSession session,
      RealmModel realm,
      Policy policy,
      @Nullable UserModel user,
      List<Method> passed) {
    if (user == null || user.getServiceAccountClientLink() != null) {
      return new Ineligible(Refusal.USER_NOT_FOUND);
    }
    if (!user.isEnabled() && !PermanentLock.holds(user)) {
      return new Ineligible(Refusal.USER_DISABLED);
    }
    if (!new PolicyScope(session, realm, policy).covers(user)) {
      return new Ineligible(Refusal.OUT_OF_SCOPE);
    }
    if (SelfServiceLock.holds(user)) {
      return new Ineligible(Refusal.SELF_SERVICE_LOCKED);
    }
    return registered(
        policy.requirement(Administrators.include(user)),
        RegisteredMethods.of(realm, user).usable(policy, passed, now()));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  private static Eligibility registered(Policy.Requirement requirement, Set<Method> registered) {
    List<Method> usable = requirement.methods().stream().filter(registered::contains).toList();
    long gates = usable.stream().map(Method::credentialType).distinct().count();
    return gates < requirement.gates()
        ? new Ineligible(Refusal.NOT_REGISTERED)
        : new Eligible(requirement.gates(), usable);
  }
}
