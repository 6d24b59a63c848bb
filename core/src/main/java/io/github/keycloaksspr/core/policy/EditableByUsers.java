package io.github.keycloaksspr.core.policy;

import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;

/** Which attributes users of a realm can give values of their own, by its user profile. */
public final class EditableByUsers {
  private final RealmModel realm;
  private final UPConfig profile;

  /** Reads the user profile of a realm, which must be that of the session's context. */
  public EditableByUsers(KeycloakSession session, RealmModel realm) {
    this.realm = realm;
    this.profile = session.getProvider(UserProfileProvider.class).getConfiguration();
  }

  /** Tells whether users can choose the value of an attribute, if only when they register. */
  public boolean include(String attribute) {
    if (attribute.equals(UserModel.USERNAME)) {
      return realm.isEditUsernameAllowed() || realm.isRegistrationAllowed();
    }
    UPAttribute known = profile.getAttribute(attribute);
    return known == null
        ? profile.getUnmanagedAttributePolicy() == UPConfig.UnmanagedAttributePolicy.ENABLED
        : Optional.ofNullable(known.getPermissions())
            .map(UPAttributePermissions::getEdit)
            .orElse(Set.of())
            .contains(UserProfileConstants.ROLE_USER);
  }
}
