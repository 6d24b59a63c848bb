package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.eligibility.Administrators;
import io.github.keycloaksspr.core.eligibility.Eligibility;
import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/** What a user in scope lacks; asks the same judgement as a reset does. */
final class Lack {

  private final AdminRequest request;
  private final Policy policy;

  Lack(AdminRequest request, Policy policy) {
    this.request = request;
    this.policy = policy;
  }

  /** Returns why the user could not reset now; empty when the user could. */
  Optional<Refusal> refusal(UserModel user) {
    return Eligibility.of(request.session(), request.realm(), policy, user)
            instanceof Eligibility.Ineligible ineligible
        ? Optional.of(ineligible.reason())
        : Optional.empty();
  }

  /** Tells whether all that the user lacks is registration. */
  boolean of(UserModel user) {
    return refusal(user).filter(Refusal.NOT_REGISTERED::equals).isPresent();
  }

  /** Says what is missing. */
  Unregistered described(UserModel user, Optional<Instant> invited) {
    Policy.Requirement requirement = policy.requirement(Administrators.include(user));
    Set<Method> held = RegisteredMethods.of(request.realm(), user).methods(policy);
    List<Method> have = requirement.methods().stream().filter(held::contains).toList();
    Set<String> types = have.stream().map(Method::credentialType).collect(Collectors.toSet());
    List<Method> missing =
        requirement.methods().stream()
            .filter(method -> !types.contains(method.credentialType()))
            .toList();
    return new Unregistered(
        user.getId(),
        user.getUsername(),
        ids(have),
        requirement.gates(),
        ids(missing),
        address(user).isPresent(),
        invited.map(Instant::toString).orElse(null));
  }

  /** Returns where an invitation can go. */
  static Optional<EmailAddress> address(UserModel user) {
    return Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse);
  }

  private static List<String> ids(List<Method> methods) {
    return methods.stream().map(Method::id).toList();
  }
}
