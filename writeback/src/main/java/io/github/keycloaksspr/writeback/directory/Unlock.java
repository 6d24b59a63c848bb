package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;

/** Unlocks an account and leaves its password. Written twice it is the same as once. */
record Unlock(String dn) implements Change {

  @Override
  public List<Modification> modifications() {
    return List.of(new Modification(ModificationType.REPLACE, "lockoutTime", "0"));
  }

  @Override
  public Control[] controls(Capabilities able) {
    return new Control[0];
  }
}
