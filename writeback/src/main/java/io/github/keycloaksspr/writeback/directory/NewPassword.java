package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.github.keycloaksspr.writeback.outcome.BindAnswer;
import java.util.List;
import java.util.Optional;

/**
 * A password to set. Never printed whole.
 *
 * @param dn of the user's entry
 */
public record NewPassword(String dn, String password) implements PasswordWrite {

  /**
   * Returns the password and {@code lockoutTime}: an account with a new password is still locked
   * unless that is cleared. The values are those of [MS-ADTS] 3.1.1.3.1.5 and [MS-ADA1].
   */
  @Override
  public List<Modification> modifications() {
    return List.of(
        new Modification(ModificationType.REPLACE, "unicodePwd", PasswordWrite.quoted(password)),
        new Modification(ModificationType.REPLACE, "lockoutTime", "0"));
  }

  @Override
  public Control[] controls(Capabilities able) {
    return able.controls();
  }

  @Override
  public Optional<Boolean> written(BindAnswer answer) {
    return answer.right();
  }

  @Override
  public String toString() {
    return "NewPassword";
  }
}
