package io.github.keycloaksspr.core.passwordpolicy;

import io.github.keycloaksspr.core.breached.BreachedFile;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Refuses passwords that are in a local file of breached ones (spec X8). */
final class BreachedPasswords implements PasswordPolicyProvider {

  private static final Logger LOG = Logger.getLogger(BreachedPasswords.class);

  private final @Nullable BreachedFile file;

  BreachedPasswords(@Nullable BreachedFile file) {
    this.file = file;
  }

  @Override
  public @Nullable PolicyError validate(
      @Nullable RealmModel realm, @Nullable UserModel user, @Nullable String password) {
    return password != null && breached(password) ? new PolicyError("ssprPasswordBreached") : null;
  }

  @Override
  public @Nullable PolicyError validate(@Nullable String username, @Nullable String password) {
    return validate(null, null, password);
  }

  /** Without a file nobody could have a new password, so it counts as none. */
  private boolean breached(String password) {
    if (file == null) {
      return false;
    }
    try {
      return file.contains(password);
    } catch (IOException e) {
      LOG.errorf(
          "A new password was not compared with the breached ones: the file cannot be used (%s)",
          e.getMessage());
      return false;
    }
  }

  @Override
  public @Nullable Object parseConfig(@Nullable String value) {
    return null;
  }

  @Override
  public void close() {
    // nothing to release
  }
}
