package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.core.eligibility.Administrators;
import io.github.keycloaksspr.core.eligibility.Eligibility;
import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts who of a realm's users could reset, by the judgement that a reset asks. Every user has to
 * be looked at, some at a time in a session of their own.
 */
final class Census {

  private static final int PAGE = 100;

  private static final Set<Refusal> NOT_IN_SCOPE =
      EnumSet.of(Refusal.USER_NOT_FOUND, Refusal.USER_DISABLED, Refusal.OUT_OF_SCOPE);

  private final KeycloakSessionFactory factory;
  private final String realmId;
  private final Map<Method, Integer> methods = new EnumMap<>(Method.class);
  private int inScope;
  private int registered;
  private int capable;

  Census(KeycloakSessionFactory factory, String realmId) {
    this.factory = factory;
    this.realmId = realmId;
  }

  /** Counts all users. */
  Count take() {
    long began = System.nanoTime();
    Instant at = Instant.ofEpochMilli(Time.currentTimeMillis());
    boolean more = true;
    for (Position next = Position.START; more; ) {
      Position from = next;
      Step step =
          KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> page(session, from));
      next = step.next();
      more = step.more();
    }
    Map<String, Integer> ids = new LinkedHashMap<>();
    methods.forEach((method, users) -> ids.put(method.id(), users));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Count(at, took, inScope, registered, capable, ids);
  }

  private record Step(Position next, boolean more) {}

  private Step page(KeycloakSession session, Position from) {
    RealmModel realm = session.realms().getRealm(realmId);
    Policy policy = realm == null ? null : Policies.inForce(realm).orElse(null);
    if (realm == null || policy == null) {
      return new Step(from, false);
    }
    session.getContext().setRealm(realm);
    Candidates candidates = Candidates.of(session, realm, policy, new Filter(null, null));
    if (!candidates.has(from)) {
      return new Step(from, false);
    }
    List<UserModel> users = candidates.page(from, PAGE);
    users.stream()
        .filter(user -> !candidates.seen(user, from))
        .forEach(user -> count(session, realm, policy, user));
    return new Step(users.isEmpty() ? from.nextList() : from.onward(users.size()), true);
  }

  private void count(KeycloakSession session, RealmModel realm, Policy policy, UserModel user) {
    Eligibility eligibility = Eligibility.of(session, realm, policy, user);
    if (eligibility instanceof Eligibility.Ineligible ineligible
        && NOT_IN_SCOPE.contains(ineligible.reason())) {
      return;
    }
    Policy.Requirement requirement = policy.requirement(Administrators.include(user));
    Set<Method> held = RegisteredMethods.of(realm, user).methods(policy);
    List<Method> counting = requirement.methods().stream().filter(held::contains).toList();
    counting.forEach(method -> methods.merge(method, 1, Integer::sum));
    long gates = counting.stream().map(Method::credentialType).distinct().count();
    inScope++;
    registered += gates >= requirement.gates() ? 1 : 0;
    capable += eligibility instanceof Eligibility.Eligible ? 1 : 0;
  }
}
