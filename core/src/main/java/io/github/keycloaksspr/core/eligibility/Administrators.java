package io.github.keycloaksspr.core.eligibility;

import org.keycloak.models.AdminRoles;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** The users who administer a realm: holders of any realm-management role (spec P12, P15). */
public final class Administrators {

  private Administrators() {}

  public static boolean include(UserModel user) {
    return RoleUtils.getDeepUserRoleMappings(user).stream().anyMatch(AdminRoles::isAdminRole);
  }
}
