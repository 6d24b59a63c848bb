package io.github.keycloaksspr.adminuiext.policy;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/**
 * Counts the registered users whom a new policy would leave with too few methods (spec P3). Asks
 * the database directly, because going through a million users one by one would take too long.
 */
final class LosingUsers {

  private static final String LOCAL =
      """
      select count(distinct c.user.id) from CredentialEntity c
      where c.user.realmId = :realm
      and c.user.id in (select a.user.id from CredentialEntity a where a.type in (:before)
        group by a.user.id having count(distinct a.type) >= :gatesBefore)
      and c.user.id not in (select b.user.id from CredentialEntity b where b.type in (:after)
        group by b.user.id having count(distinct b.type) >= :gatesAfter)
      """;

  private static final String FEDERATED =
      """
      select count(distinct c.userId) from FederatedUserCredentialEntity c
      where c.realmId = :realm
      and c.userId in (select a.userId from FederatedUserCredentialEntity a
        where a.type in (:before)
        group by a.userId having count(distinct a.type) >= :gatesBefore)
      and c.userId not in (select b.userId from FederatedUserCredentialEntity b
        where b.type in (:after)
        group by b.userId having count(distinct b.type) >= :gatesAfter)
      """;

  private final AdminRequest request;

  LosingUsers(AdminRequest request) {
    this.request = request;
  }

  long count(Policy next) {
    Optional<Policy> now = Policies.inForce(request.realm());
    return now.isEmpty() || types(now.get()).isEmpty()
        ? 0
        : count(LOCAL, now.get(), next) + count(FEDERATED, now.get(), next);
  }

  private long count(String query, Policy now, Policy next) {
    EntityManager entities =
        request.session().getProvider(JpaConnectionProvider.class).getEntityManager();
    Set<String> after = types(next);
    return entities
        .createQuery(query, Long.class)
        .setParameter("realm", request.realm().getId())
        .setParameter("before", types(now))
        .setParameter("gatesBefore", (long) now.gates())
        .setParameter("after", after.isEmpty() ? Set.of("") : after)
        .setParameter("gatesAfter", (long) next.gates())
        .getSingleResult();
  }

  private static Set<String> types(Policy policy) {
    return policy.methods().stream().map(Method::credentialType).collect(Collectors.toSet());
  }
}
