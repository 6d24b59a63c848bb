package io.github.keycloaksspr.writeback.keycloak;

import java.util.function.BooleanSupplier;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/**
 * A user whose directory can be told that another password is due. Keycloak tells it in WRITABLE
 * mode only, and cannot keep it itself for users whom it does not import.
 */
final class DirectoryUser extends UserModelDelegate {
  private final BooleanSupplier markedInDirectory;

  /**
   * Watches over a user.
   *
   * @param markedInDirectory tells the directory, if it is to be told, and whether it knows now
   */
  DirectoryUser(UserModel user, BooleanSupplier markedInDirectory) {
    super(user);
    this.markedInDirectory = markedInDirectory;
  }

  @Override
  public void addRequiredAction(RequiredAction action) {
    addRequiredAction(action.name());
  }

  @Override
  public void addRequiredAction(String action) {
    if (!RequiredAction.UPDATE_PASSWORD.name().equals(action)
        || !markedInDirectory.getAsBoolean()) {
      super.addRequiredAction(action);
    }
  }
}
