package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A password to set. Never printed whole.
 *
 * @param dn of the user's entry
 * @param mustChange whether the user must choose another one at the next sign-in
 */
public record NewPassword(String dn, String password, boolean mustChange) {

  /**
   * Returns all that is written. An account with a new password is still locked unless {@code
   * lockoutTime} is cleared; the values are those of [MS-ADTS] 3.1.1.3.1.5 and [MS-ADA1].
   */
  List<Modification> modifications() {
    List<Modification> modifications = new ArrayList<>();
    modifications.add(new Modification(ModificationType.REPLACE, "unicodePwd", quoted()));
    modifications.add(new Modification(ModificationType.REPLACE, "lockoutTime", "0"));
    if (mustChange) {
      modifications.add(new Modification(ModificationType.REPLACE, "pwdLastSet", "0"));
    }
    return modifications;
  }

  private byte[] quoted() {
    return ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE);
  }

  @Override
  public String toString() {
    return "NewPassword[mustChange=" + mustChange + "]";
  }
}
