package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.requiredactions.change.ChangeForm.Filled;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/** Passwords that Keycloak judges and sets, by itself or by a federation of its own. */
final class KeycloakPasswords implements Passwords {

  private final RealmModel realm;
  private final UserModel user;

  KeycloakPasswords(RealmModel realm, UserModel user) {
    this.realm = realm;
    this.user = user;
  }

  @Override
  public Attempt change(Filled typed) {
    if (!user.credentialManager().isValid(UserCredentialModel.password(typed.current()))) {
      return new Attempt.WrongOldPassword();
    }
    try {
      user.credentialManager().updateCredential(UserCredentialModel.password(typed.next(), false));
      return new Attempt.Changed();
    } catch (ModelException e) {
      return refused(e);
    } catch (ReadOnlyException e) {
      return new Attempt.Refused("read_only", "ssprPasswordReadOnly", List.of());
    }
  }

  /** Keycloak's own page shows the same. */
  private static Attempt refused(ModelException e) {
    Object[] parameters = e.getParameters() == null ? new Object[0] : e.getParameters();
    String message = e.getMessage() == null ? "invalidPasswordMessage" : e.getMessage();
    return new Attempt.Refused("rejected", message, Arrays.asList(parameters));
  }

  @Override
  public List<Requirement> requirements() {
    return Stream.concat(RealmRequirements.of(realm), Stream.of(Requirement.DIFFERENT)).toList();
  }

  @Override
  public Optional<Instant> notBefore() {
    return Optional.empty();
  }
}
