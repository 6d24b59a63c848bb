package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.github.keycloaksspr.writeback.outcome.BindAnswer;
import java.util.List;
import java.util.Optional;

/**
 * A password that its user changes, who knows the one before. Everybody who knows it has the right
 * to, so the service account needs none; the history and the minimum age hold. Never printed whole.
 *
 * @param dn of the user's entry
 * @param current the password until now
 * @param password the one to have from now on
 */
public record PasswordChange(String dn, String current, String password) implements PasswordWrite {

  /**
   * Returns the removal of the one and the adding of the other, which make a change and no reset
   * ([MS-ADTS] 3.1.1.3.1.5). A lock stays: to lift it takes more than knowing the password.
   */
  @Override
  public List<Modification> modifications() {
    return List.of(
        new Modification(ModificationType.DELETE, "unicodePwd", PasswordWrite.quoted(current)),
        new Modification(ModificationType.ADD, "unicodePwd", PasswordWrite.quoted(password)));
  }

  /** Returns none: without being told to, a controller holds a change to all its rules. */
  @Override
  public Control[] controls(Capabilities able) {
    return new Control[0];
  }

  /** Nothing is told about the password of a locked account, which a change does not unlock. */
  @Override
  public Optional<Boolean> written(BindAnswer answer) {
    return answer.locked() ? Optional.empty() : answer.right();
  }

  @Override
  public String toString() {
    return "PasswordChange";
  }
}
