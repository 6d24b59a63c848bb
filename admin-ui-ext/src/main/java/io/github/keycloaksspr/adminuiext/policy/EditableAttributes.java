package io.github.keycloaksspr.adminuiext.policy;

import io.github.keycloaksspr.core.policy.EditableByUsers;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Attributes that count as registered data although users can edit them: whoever has somebody's
 * session could have codes sent elsewhere.
 */
public final class EditableAttributes {

  private final EditableByUsers editable;

  public EditableAttributes(KeycloakSession session, RealmModel realm) {
    this.editable = new EditableByUsers(session, realm);
  }

  /** Returns a warning for each such attribute of a policy. */
  public List<FieldError> warnings(Policy policy) {
    Policy.Attributes attributes = policy.attributes();
    List<FieldError> warnings = new ArrayList<>();
    warn("attributes.mobilePhone", attributes.mobilePhone(), warnings);
    warn("attributes.officePhone", attributes.officePhone(), warnings);
    warn("attributes.email", attributes.email(), warnings);
    return warnings;
  }

  private void warn(String field, @Nullable String name, List<FieldError> warnings) {
    if (name != null && editable.include(name)) {
      warnings.add(
          new FieldError(
              field,
              "Users can edit the attribute '"
                  + name
                  + "', so they could have codes sent elsewhere without a proof; take the right to"
                  + " edit it from them in the realm's user profile."));
    }
  }
}
