package io.github.keycloaksspr.adminuiext.console;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.ThemeSelectorProvider;
import org.keycloak.theme.ThemeSelectorProviderFactory;

/**
 * Takes the place of Keycloak's selector and asks that one first. The server option {@code
 * --spi-theme-selector--sspr--auto-admin-theme=false} leaves everything to it; a name that ends in
 * {@code enabled} would be a build option.
 */
public final class ConsoleThemeSelectorFactory implements ThemeSelectorProviderFactory {

  private static final int BEFORE_KEYCLOAKS_OWN = 100;

  private boolean automatic = true;

  @Override
  public String getId() {
    return "sspr";
  }

  @Override
  public int order() {
    return BEFORE_KEYCLOAKS_OWN;
  }

  @Override
  public void init(Config.Scope config) {
    automatic = config.getBoolean("autoAdminTheme", true);
  }

  @Override
  public ThemeSelectorProvider create(KeycloakSession session) {
    ThemeSelectorProvider stock = session.getProvider(ThemeSelectorProvider.class, "default");
    return automatic ? new ConsoleThemeSelector(session, stock) : stock;
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
