package io.github.keycloaksspr.core.passwordpolicy;

import io.github.keycloaksspr.core.breached.BreachedFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** Makes {@link BreachedPasswords} with the file that the server's options name. */
public final class BreachedPasswordsFactory implements PasswordPolicyProviderFactory {

  /** The id in a realm's password policy. */
  public static final String ID = "sspr-breached-passwords";

  /** The server option that names the file. */
  public static final String OPTION = "--spi-password-policy--" + ID + "--file";

  private static final Logger LOG = Logger.getLogger(BreachedPasswordsFactory.class);

  private @Nullable BreachedFile file;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "Breached passwords (SSPR)";
  }

  @Override
  public @Nullable String getConfigType() {
    return null;
  }

  @Override
  public @Nullable String getDefaultConfigValue() {
    return null;
  }

  @Override
  public boolean isMultiplSupported() {
    return false;
  }

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new BreachedPasswords(file);
  }

  /** Takes the file; a server whose file is missing or broken starts, and says so. */
  @Override
  public void init(Config.Scope config) {
    String named = config.get("file");
    if (named == null || named.isBlank()) {
      return;
    }
    try {
      file = new BreachedFile(Path.of(named));
      problem()
          .ifPresent(
              problem ->
                  LOG.errorf(
                      "Breached passwords are not refused: %s (%s=%s)", problem, OPTION, named));
    } catch (InvalidPathException e) {
      LOG.errorf("Breached passwords are not refused: it is no path (%s=%s)", OPTION, named);
    }
  }

  /** Returns the factory that a server has. */
  public static BreachedPasswordsFactory installed(KeycloakSessionFactory server) {
    return (BreachedPasswordsFactory) server.getProviderFactory(PasswordPolicyProvider.class, ID);
  }

  /** Returns why no password is compared now, as the end of a sentence; empty when all are. */
  public Optional<String> problem() {
    return file == null ? Optional.of("no file is set by " + OPTION) : file.problem();
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // nothing to release
  }
}
