package io.github.keycloaksspr.core.eligibility;

import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.Scope;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The users a policy is for (spec P1). */
final class PolicyScope {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Policy policy;

  PolicyScope(KeycloakSession session, RealmModel realm, Policy policy) {
    this.session = session;
    this.realm = realm;
    this.policy = policy;
  }

  boolean covers(UserModel user) {
    if (policy.scope() != Scope.SELECTED) {
      return policy.scope() == Scope.ALL;
    }
    return inGroup(user) || inRole(user);
  }

  private boolean inGroup(UserModel user) {
    return !policy.groups().isEmpty()
        && user.getGroupsStream()
            .flatMap(PolicyScope::withAncestors)
            .map(KeycloakModelUtils::buildGroupPath)
            .anyMatch(policy.groups()::contains);
  }

  private static Stream<GroupModel> withAncestors(GroupModel group) {
    return Stream.iterate(group, each -> each != null, GroupModel::getParent);
  }

  private boolean inRole(UserModel user) {
    for (String name : policy.roles()) {
      RoleModel role = KeycloakModelUtils.getRoleFromString(session, realm, name);
      if (role != null && user.hasRole(role)) {
        return true;
      }
    }
    return false;
  }
}
