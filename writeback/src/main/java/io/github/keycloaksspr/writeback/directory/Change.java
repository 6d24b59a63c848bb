package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Modification;
import java.util.List;

/** What one modify writes to the entry of a user. */
sealed interface Change permits PasswordWrite, ChangeDue, Unlock {

  String dn();

  /** Returns all that is written. */
  List<Modification> modifications();

  /** Returns the controls that go with it to a controller. */
  Control[] controls(Capabilities able);
}
