package io.github.keycloaksspr.adminuiext.policy;

import io.github.keycloaksspr.core.policy.EditableByUsers;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.Policy.LocalUsers;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.UserStorageProvider;

/** Whether local users can be matched with a directory's as a policy says (spec W9). */
public final class MatchedLocalUsers {
  private static final String LDAP = "ldap";

  private final KeycloakSession session;
  private final RealmModel realm;

  public MatchedLocalUsers(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Returns why users cannot be matched; nothing when they can, or are not to be. */
  public List<FieldError> errors(Policy policy) {
    LocalUsers matched = policy.writeback().localUsers();
    return matched == null ? List.of() : errors(matched);
  }

  private List<FieldError> errors(LocalUsers matched) {
    List<FieldError> errors = new ArrayList<>();
    if (!isDirectory(matched.provider())) {
      errors.add(
          new FieldError(
              "writeback.localUsers.provider",
              "There is no LDAP provider '" + matched.provider() + "'."));
    }
    if (new EditableByUsers(session, realm).include(matched.userAttribute())) {
      errors.add(
          new FieldError(
              "writeback.localUsers.userAttribute",
              "Users can choose the value of '"
                  + matched.userAttribute()
                  + "', so they could set the password of somebody else in the directory; take the"
                  + " right to edit it from them."));
    }
    return errors;
  }

  private boolean isDirectory(String name) {
    return realm
        .getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
        .anyMatch(
            component ->
                component.getProviderId().equals(LDAP) && component.getName().equals(name));
  }
}
