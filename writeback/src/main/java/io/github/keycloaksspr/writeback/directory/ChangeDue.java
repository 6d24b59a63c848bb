package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;

/**
 * Has a user choose another password at the next sign-in, to Keycloak or to a computer of the
 * domain. Written twice it is the same as once.
 */
record ChangeDue(String dn) implements Change {

  @Override
  public List<Modification> modifications() {
    return List.of(new Modification(ModificationType.REPLACE, "pwdLastSet", "0"));
  }

  @Override
  public Control[] controls(Capabilities able) {
    return new Control[0];
  }
}
