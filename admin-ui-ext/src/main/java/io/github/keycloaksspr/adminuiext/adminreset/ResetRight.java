package io.github.keycloaksspr.adminuiext.adminreset;

import org.keycloak.models.AdminRoles;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Who may reset whose password. */
public final class ResetRight {

  private ResetRight() {}

  /**
   * Tells whether an administrator may reset a user's password; whoever could not give the user the
   * roles that they hold could take these by a reset.
   */
  public static boolean given(AdminPermissionEvaluator auth, UserModel user) {
    return auth.users().canResetPassword(user)
        && RoleUtils.getDeepUserRoleMappings(user).stream()
            .filter(AdminRoles::isAdminRole)
            .allMatch(role -> auth.roles().canMapRole(role));
  }
}
